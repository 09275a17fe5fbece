import { expect, test } from 'vitest';
import { estimateQuantiles } from '#ml/measurement/estimate-quantiles.ts';

const QUARTERS = [0.25, 0.5, 0.75];

test('without censoring the quantiles are those of the values', () => {
  // S after 1, 2, 3, 4: 0.75, 0.5, 0.25, 0.
  expect(estimateQuantiles([4, 2, 1, 3], [], QUARTERS)).toEqual([1, 2, 3]);
});

test('whoever has not come back counts as at risk until seen last', () => {
  // Textbook: events at 6 (3 times), 7, 10, 13, 16, 22, 23; censored at 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35
  // (Freireich 1963, 6-MP arm). S(6) = 18/21 = .857, S(7) = .807, S(10) = .753, S(13) = .690, S(16) = .627,
  // S(22) = .538, S(23) = .448: the median is 23, a quarter is gone by 13, three quarters never.
  const events = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  expect(estimateQuantiles(events, censored, QUARTERS)).toEqual([13, 23, null]);
});

test('nobody came back: nothing is known', () => {
  expect(estimateQuantiles([], [5, 9], QUARTERS)).toEqual([null, null, null]);
  expect(estimateQuantiles([], [], QUARTERS)).toEqual([null, null, null]);
});
