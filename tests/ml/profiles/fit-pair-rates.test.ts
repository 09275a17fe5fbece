import { expect, test } from 'vitest';
import { fitPairRates } from '#ml/profiles/fit-pair-rates.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Pairs of product, count, first and last day, as of a day. */
function fit(pairs: readonly (readonly [number, number, number, number])[], asOf: number) {
  return fitPairRates(
    (take) => {
      for (const [product, count, first, last] of pairs) take(product, count, first * DAY, last * DAY);
    },
    2,
    asOf * DAY,
  );
}

test('gaps and rates of products, shrunk to the shop’s', () => {
  // Bought again 2, 1 and 0 times; within 40, 10 and 0 days; waited for 100, 50 and, bought today, 1 day.
  const fitted = fit(
    [
      [0, 3, 0, 40],
      [1, 2, 50, 60],
      [1, 1, 100, 100],
    ],
    100,
  );
  // The shop's gap is 50 / 3 days, believed like 10 gaps.
  expect(fitted.gapDays[0]).toBeCloseTo((40 + (10 * 50) / 3) / (2 + 10), 4);
  expect(fitted.gapDays[1]).toBeCloseTo((10 + (10 * 50) / 3) / (1 + 10), 4);
  // Its rate is 3 / 151 a day, believed like 1000 days.
  expect(fitted.rate[0]).toBeCloseTo((2 + (1000 * 3) / 151) / (100 + 1000), 7);
  expect(fitted.rate[1]).toBeCloseTo((1 + (1000 * 3) / 151) / (51 + 1000), 7);
});

test('the more pairs differ, the less is the prior worth', () => {
  // Rate 4 / 200 = 0.02, E[k (k - 1)] 12 / (100^2 + 100^2) = 0.0006, variance 0.0006 - 0.0004: 0.02 / 0.0002 days.
  expect(
    fit(
      [
        [0, 5, 0, 90],
        [1, 1, 0, 0],
      ],
      100,
    ).priorDays,
  ).toBeCloseTo(100, 6);
  // One pair of three with k = 2 in t days: rate 2 / 3t, variance 2 / 3t^2 - 4 / 9t^2, so 3t days, but no more than 10,000.
  const ofThree = (days: number) =>
    fit(
      [
        [0, 3, 0, 9],
        [1, 1, 0, 0],
        [1, 1, 0, 0],
      ],
      days,
    ).priorDays;
  expect(ofThree(100)).toBeCloseTo(300, 6);
  expect(ofThree(4000)).toBe(10_000);
  // Everybody bought again alike: 1 in 100 days, no pair of repeats, a variance below 0.
  expect(
    fit(
      [
        [0, 2, 0, 9],
        [1, 2, 0, 9],
      ],
      100,
    ).priorDays,
  ).toBe(10_000);
});

test('where nothing was ever bought again, or nothing at all, gaps are ninety days and the prior says nothing', () => {
  const none = { gapDays: Float32Array.of(90, 90), rate: Float32Array.of(0, 0), priorDays: 0 };
  expect(fit([[0, 1, 5, 5]], 100)).toEqual(none);
  expect(fit([], 100)).toEqual(none);
});
