import { expect, test } from 'vitest';
import { modifiedPairRate, pairGap, pairRate } from '#ml/models/buy-again/pair-rate.ts';

const DAY = 24 * 60 * 60 * 1000;
// Bought on days 0, 20 and 40: two repurchases. The prior: one repurchase in 50 days, worth 100 days (alpha 2, beta 100).
const times = { count: 3, firstAt: 0, lastAt: 40 * DAY, rate: 0.02, priorDays: 100, gap: 20 };

test('Poisson-gamma: repurchases and prior over days and prior', () => {
  // Day 60: (2 + 2) / (60 + 100).
  expect(pairRate(times, 60 * DAY)).toBeCloseTo(4 / 160, 12);
  // A pair of today: (0 + 2) / (1 + 100).
  expect(pairRate({ ...times, count: 1, lastAt: 0 }, 0)).toBeCloseTo(2 / 101, 12);
});

test('modified Poisson-gamma: what is due now leads, what was just bought and what is overdue wait', () => {
  // Day 40, just bought: 40 days + |0 - 20|. Day 60, due: 40 + 0. Day 70: 40 + 10. Day 80, twice the gap: 40 + 40.
  expect(modifiedPairRate(times, 40 * DAY)).toBeCloseTo(4 / 160, 12);
  expect(modifiedPairRate(times, 60 * DAY)).toBeCloseTo(4 / 140, 12);
  expect(modifiedPairRate(times, 70 * DAY)).toBeCloseTo(4 / 150, 12);
  expect(modifiedPairRate(times, 80 * DAY)).toBeCloseTo(4 / 180, 12);
});

test('a clock that is behind counts as no time at all', () => {
  expect(modifiedPairRate(times, 10 * DAY)).toBe(modifiedPairRate(times, 40 * DAY));
});

test('expected gap: own days and two of the product over own gaps and two', () => {
  // Own: 40 days in two gaps; the product's mean is 50: (40 + 2 * 50) / (2 + 2).
  expect(pairGap(3, 0, 40 * DAY, 50)).toBe(35);
  expect(pairGap(1, 0, 0, 50)).toBe(50);
});
