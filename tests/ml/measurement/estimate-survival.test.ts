import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundSurvival } from '#ml/measurement/bound-survival.ts';
import { estimateSurvival } from '#ml/measurement/estimate-survival.ts';
import { findSurvivalQuantile } from '#ml/measurement/find-survival-quantile.ts';

const quarters = (events: readonly number[], censored: readonly number[]) => {
  const curve = estimateSurvival(events, censored);
  return [0.25, 0.5, 0.75].map((p) => findSurvivalQuantile(curve, p).time);
};

/** Remission of leukaemia in weeks, 6-MP arm (Freireich 1963), the example of the textbooks. */
const EVENTS = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

test('without censoring the quantiles are those of the values', () => {
  // S after 1, 2, 3, 4: 0.75, 0.5, 0.25, 0.
  expect(quarters([4, 2, 1, 3], [])).toEqual([1, 2, 3]);
  expect([...estimateSurvival([4, 2, 1, 3], []).survival]).toEqual([0.75, 0.5, 0.25, 0]);
});

test('whoever has not come back counts as at risk until seen last', () => {
  // S(6) = 18/21 = .857, S(7) = .807, S(10) = .753, S(13) = .690, S(16) = .627, S(22) = .538, S(23) = .448.
  const curve = estimateSurvival(EVENTS, CENSORED);
  expect([...curve.times]).toEqual([6, 7, 10, 13, 16, 22, 23]);
  expect([...curve.survival].map((share) => share.toFixed(3))).toEqual([
    '0.857',
    '0.807',
    '0.753',
    '0.690',
    '0.627',
    '0.538',
    '0.448',
  ]);
  expect([...curve.atRisk]).toEqual([21, 17, 15, 12, 11, 7, 6]);
  expect([...curve.events]).toEqual([3, 1, 1, 1, 1, 1, 1]);
  expect([curve.n, curve.eventCount]).toEqual([21, 9]);
  // The median is 23, a quarter is gone by 13, three quarters never.
  expect(quarters(EVENTS, CENSORED)).toEqual([13, 23, null]);
});

test("Greenwood's interval on the log-log scale, by hand", () => {
  // v(6) = 3 / (21 * 18) = .0079365, root .0890871; |ln .857143| = .1541507; exp(1.959964 * .577922) = 3.1042.
  // .857143^3.1042 = .6197, .857143^(1 / 3.1042) = .9516, as R's survfit(conf.type = 'log-log') prints.
  const curve = estimateSurvival(EVENTS, CENSORED);
  const write = (step: number) => boundSurvival(curve, step).map((bound) => bound.toFixed(4));
  expect(write(0)).toEqual(['0.6197', '0.9516']);
  // At 13 weeks: .4316 to .8491.
  expect(write(3)).toEqual(['0.4316', '0.8491']);
});

test('the interval of the median is where that of the curve holds one half', () => {
  // R: median 23, 95 % from 13 on, no upper end.
  expect(findSurvivalQuantile(estimateSurvival(EVENTS, CENSORED), 0.5)).toEqual({ time: 23, low: 13, high: null });
});

test('nobody came back, or everybody', () => {
  expect(quarters([], [5, 9])).toEqual([null, null, null]);
  expect(quarters([], [])).toEqual([null, null, null]);
  // Nobody of 60 is left: up to 3.8415 / 63.8415 by Wilson.
  const all = estimateSurvival(new Float64Array(60).fill(3), []);
  const [low, high] = boundSurvival(all, 0);
  expect([[...all.survival], low, high.toFixed(4)]).toEqual([[0], 0, '0.0602']);
});

test('the curve falls, its interval holds it, and the order of what is seen plays no part', () => {
  const times = fc.array(fc.nat(40), { maxLength: 30 });
  fc.assert(
    fc.property(times, times, (events, censored) => {
      const curve = estimateSurvival(events, censored);
      expect(estimateSurvival(events.toReversed(), censored.toReversed())).toEqual(curve);
      for (const [i, share] of curve.survival.entries()) {
        expect(share).toBeLessThan(curve.survival[i - 1] ?? 1);
        const [low, high] = boundSurvival(curve, i);
        expect([low <= share, share <= high, low >= 0, high <= 1]).toEqual(Array.from({ length: 4 }, () => true));
      }
    }),
  );
});
