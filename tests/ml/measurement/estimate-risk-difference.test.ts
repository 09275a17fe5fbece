import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateRiskDifference } from '#ml/measurement/estimate-risk-difference.ts';

test('weighs the difference of each layer by n1 n0 / N, with the variance of Sato', () => {
  // Layer 1: 6 of 10 exposed, 4 of 20 others. Layer 2: 3 of 5 exposed, 2 of 5 others.
  // W = 10*20/30 + 5*5/10 = 6.6667 + 2.5 = 9.1667
  // sum = (6*20 - 4*10)/30 + (3*5 - 2*5)/10 = 2.6667 + 0.5 = 3.1667; difference = 3.1667/9.1667 = 0.345455 = 19/55
  // P1 = (100*4 - 400*6 + 200*(20 - 10)/2)/900 = (400 - 2400 + 1000)/900 = -1.1111
  // P2 = (25*2 - 25*3 + 25*0/2)/100 = -0.25
  // Q1 = (6*16 + 4*4)/60 = 1.8667; Q2 = (3*3 + 2*2)/20 = 0.65
  // variance = (0.345455 * -1.3611 + 2.5167)/84.0278 = 2.0464646/84.0278 = 0.0243546
  const result = estimateRiskDifference({
    exposed: [10, 5],
    exposedEvents: [6, 3],
    others: [20, 5],
    otherEvents: [4, 2],
  });
  expect(result.difference).toBeCloseTo(19 / 55, 12);
  expect(result.standardError).toBeCloseTo(Math.sqrt(0.0243546), 6);
  expect(result).toMatchObject({ compared: 15, comparedEvents: 9, withoutComparison: 0 });
});

test('of one large layer it is the plain difference, its error nearly the binomial one', () => {
  // 300 of 1000 against 200 of 1000: 0.1, sqrt(.3*.7/1000 + .2*.8/1000) = 0.019235
  const { difference, standardError } = estimateRiskDifference({
    exposed: [1000],
    exposedEvents: [300],
    others: [1000],
    otherEvents: [200],
  });
  expect(difference).toBeCloseTo(0.1, 12);
  expect(standardError).toBeCloseTo(0.019235, 6);
});

test('what the layers explain is no difference', () => {
  // Both layers: the same share in both groups (half, a tenth), though 55 of 100 against 15 of 100 beginners in all.
  const { difference } = estimateRiskDifference({
    exposed: [90, 10],
    exposedEvents: [45, 1],
    others: [10, 90],
    otherEvents: [5, 9],
  });
  expect(difference).toBeCloseTo(0, 12);
});

test('a layer without others is left out and counted; with nothing left there is no difference', () => {
  const strata = { exposed: [7, 4], exposedEvents: [7, 2], others: [0, 4], otherEvents: [0, 1] };
  expect(estimateRiskDifference(strata)).toMatchObject({ compared: 4, comparedEvents: 2, withoutComparison: 7 });
  expect(estimateRiskDifference(strata).difference).toBeCloseTo(0.25, 12);
  const alone = { exposed: [3], exposedEvents: [1], others: [0], otherEvents: [0] };
  expect(estimateRiskDifference(alone)).toEqual({
    ...{ compared: 0, comparedEvents: 0, withoutComparison: 3, difference: null, standardError: null },
  });
});

test('changing sides changes the sign only, and an error is never NaN', () => {
  const layer = fc
    .tuple(fc.nat(30), fc.nat(30))
    .chain(([n1, n0]) => fc.tuple(fc.constant(n1), fc.nat(n1), fc.constant(n0), fc.nat(n0)));
  fc.assert(
    fc.property(fc.array(layer, { minLength: 1, maxLength: 8 }), (layers) => {
      const column = (i: number) => layers.map((one) => one[i]!);
      const [exposed, exposedEvents, others, otherEvents] = [0, 1, 2, 3].map(column) as [
        number[],
        number[],
        number[],
        number[],
      ];
      const one = estimateRiskDifference({ exposed, exposedEvents, others, otherEvents });
      const other = estimateRiskDifference({
        ...{ exposed: others, exposedEvents: otherEvents, others: exposed, otherEvents: exposedEvents },
      });
      if (one.difference === null || other.difference === null) return;
      expect(one.difference).toBeCloseTo(-other.difference, 10);
      expect(one.standardError).toBeCloseTo(other.standardError!, 10);
      expect(Math.abs(one.difference)).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});
