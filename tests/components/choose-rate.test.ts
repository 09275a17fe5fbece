import { expect, test } from 'vitest';
import { chooseRate } from '#app/components/choose-rate.ts';

/** Rates within these days, each of one month: whether it had the whole time, and its buyers. */
function rates(known: Readonly<Record<number, readonly [mature: boolean, buyers: number]>>) {
  return Object.entries(known).map(([days, [mature, buyers]]) => ({
    windowDays: Number(days),
    periods: [{ period: 24_312, buyers, matureBuyers: buyers, repeated: 0, mature }],
  }));
}

test('rates over time begin with 90 days, or with the longest shorter time that some month has had', () => {
  const all = { 30: [true, 30], 60: [true, 30], 90: [true, 30], 180: [true, 30] } as const;
  expect(chooseRate(rates(all))).toBe('90');
  expect(chooseRate(rates({ ...all, 90: [false, 30] }))).toBe('60');
  expect(chooseRate(rates({ ...all, 90: [true, 29], 60: [false, 400] }))).toBe('30');
  expect(chooseRate(rates({ 30: [false, 9], 60: [false, 9], 90: [false, 9] }))).toBe('90');
  expect(chooseRate([])).toBe('90');
});
