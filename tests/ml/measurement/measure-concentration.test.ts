import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureConcentration } from '#ml/measurement/measure-concentration.ts';

const of = (...amounts: number[]) => measureConcentration(Float64Array.from(amounts), { points: 6 });

test('measureConcentration: the best buyers first, linear between two of them', () => {
  const found = of(10, 40, 20, 5, 25)!;
  // Sorted 40, 25, 20, 10, 5 of 100: after each fifth of the buyers .40, .65, .85, .95, 1.
  expect(found.curve.map((share) => Math.round(share * 100))).toEqual([0, 40, 65, 85, 95, 100]);
  expect(found).toMatchObject({ n: 5, total: 100, topFifthFrom: 40 });
  // 2 (1*5 + 2*10 + 3*20 + 4*25 + 5*40) / (5 * 100) - 6/5 = 2 * 385 / 500 - 1.2 = .34
  expect(found.gini).toBeCloseTo(0.34, 12);
  // Two of three buyers are 10/15 of the way: half of 2/5 * 3 = 1.2 buyers: 3 + .2 * 2 of 6.
  expect(of(1, 2, 3)!.curve[2]).toBeCloseTo((3 + 0.2 * 2) / 6, 12);
});

test('measureConcentration: all the same is 0, nothing to share is null, what was given back counts as nothing', () => {
  expect(of(7, 7, 7, 7)!.gini).toBe(0);
  expect(of()).toBeNull();
  expect(of(0, 0)).toBeNull();
  expect(of(-5, 10)).toMatchObject({ total: 10, n: 2, gini: 0.5 });
});

test('measureConcentration: the order of buyers is nothing to it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -100, max: 10_000 }), { minLength: 1 }), (amounts) => {
      const found = of(...amounts);
      expect(of(...amounts.toReversed())).toEqual(found);
      if (!found) return;
      expect(found.gini).toBeGreaterThanOrEqual(0);
      expect(found.gini).toBeLessThan(1);
      for (let i = 1; i < found.curve.length; i++)
        expect(found.curve[i]).toBeGreaterThanOrEqual(found.curve[i - 1]! - 1e-12);
    }),
    { numRuns: 50 },
  );
});
