import { expect, test } from 'vitest';
import { meanDifferenceInterval } from '#ml/math/mean-difference-interval.ts';
import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import { measureCohortSteps } from '#ml/measurement/measure-cohort-steps.ts';

test('who ordered 1, 2, ... periods after the first, and what they had brought; only periods that are over', () => {
  // Buyer 1: 10 and 20 in period 0, 30 in period 2. Buyer 2: 5 in period 0, 7 in period 1. Buyer 3: 9 in period 2. asOf: period 3.
  const periods = Int32Array.of(0, 0, 0, 1, 2, 2);
  const buyers = groupByBuyer(Float64Array.of(1, 1, 2, 2, 1, 3));
  const netRevenueMinor = Float64Array.of(10, 20, 5, 7, 30, 9);
  const steps = measureCohortSteps({ netRevenueMinor }, buyers, { periods, asOfPeriod: 3, steps: 12 });
  // Step 1 is over for buyers 1 and 2: 30 and 12 brought. Step 2: 60 and 12. Step 3 for nobody; for buyer 3 step 1 is not.
  expect(steps).toEqual([
    { buyers: 2, orderingBuyers: 1, netMinor: 42, squaredNetMinor: 900 + 144 },
    { buyers: 2, orderingBuyers: 1, netMinor: 72, squaredNetMinor: 3600 + 144 },
  ]);
  expect(measureCohortSteps({ netRevenueMinor }, buyers, { periods, asOfPeriod: 3, steps: 1 })).toHaveLength(1);
});

test('the interval of a difference of means holds the spread of both', () => {
  // 1, 2, 3 and 2, 4, 6, 8: means 2 and 5, variances 1 and 20 / 3: 1.96 sqrt(1 / 3 + 5 / 3) = 2.772.
  const interval = meanDifferenceInterval(
    { count: 3, sum: 6, squares: 14 },
    { count: 4, sum: 20, squares: 4 + 16 + 36 + 64 },
  )!;
  expect(interval[0]).toBeCloseTo(-3 - 2.7718, 4);
  expect(interval[1]).toBeCloseTo(-3 + 2.7718, 4);
  const equal = { count: 2, sum: 2, squares: 2 };
  expect(meanDifferenceInterval(equal, equal)).toEqual([0, 0]);
  expect(meanDifferenceInterval({ count: 1, sum: 1, squares: 1 }, equal)).toBeNull();
});
