import { expect, test } from 'vitest';
import { areaUnderCurve } from '#ml/evaluation/area-under-curve.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { calibrateReturn } from '#ml/profiles/calibrate-return.ts';
import { chooseLandmark } from '#ml/profiles/choose-landmark.ts';
import { createPredictor } from '#ml/profiles/create-predictor.ts';
import { fitGammaGamma } from '#ml/profiles/fit-gamma-gamma.ts';
import { fitMbgNbd } from '#ml/profiles/fit-mbg-nbd.ts';
import { learnRecalibration } from '#ml/profiles/learn-recalibration.ts';
import { predictOrders } from '#ml/profiles/predict-orders.ts';
import { predictReturn } from '#ml/profiles/predict-return.ts';
import { recalibrateReturn } from '#ml/profiles/recalibrate-return.ts';
import type { Recalibration } from '#ml/profiles/recalibration.ts';
import { simulateBuyers } from './simulate-buyers.ts';

const UNCHANGED = { pace: 1, weights: [0, 1, 0, 0], buyers: 0 };

test('calibration by decile, by hand', () => {
  // Twenty buyers, .1 to .9 twice each and two more of .9: the 90th percentile is .9, so the four of .9 share a bin.
  const probabilities = Float64Array.from({ length: 20 }, (_, i) => Math.min(9, 1 + (i >> 1)) / 10);
  const bins = calibrateReturn(
    probabilities,
    probabilities.map((_, i) => (i % 2 === 0 ? 1 : 0)),
  );
  expect(bins.map(({ n }) => n)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 4]);
  expect(bins.map(({ predicted }) => predicted).map((one) => one.toFixed(1))).toEqual(
    ['.1', '.2', '.3', '.4', '.5', '.6', '.7', '.8', '.9'].map((one) => `0${one}`),
  );
  expect(bins[8]).toMatchObject({ returned: 2 });
  // Wilson's interval of 2 of 4.
  expect(bins[8]!.interval.map((bound) => bound.toFixed(3))).toEqual(['0.150', '0.850']);
  expect(calibrateReturn(new Float64Array(0), [])).toEqual([]);
  expect(() => calibrateReturn(new Float64Array(2), [1])).toThrow(RangeError);
});

test('the landmark leaves its window the share that the horizon has', () => {
  // 90 of 390 days are 300 after: 90 / 390 = window / 300. As long a horizon as is known: half of it.
  expect(chooseLandmark(300, 90)).toBeCloseTo((90 / 390) * 300, 9);
  expect(chooseLandmark(272, 272)).toBe(136);
  expect(chooseLandmark(0, 90)).toBe(0);
});

test('area under the curve: pairs in the right order, ties half', () => {
  // Positives .9 and .5, negatives .5 and .1: .9 beats both, .5 ties and beats: 3.5 of 4.
  expect(areaUnderCurve(Float64Array.of(0.1, 0.9, 0.5, 0.5), [0, 1, 1, 0])).toBe(3.5 / 4);
  expect(areaUnderCurve(Float64Array.of(1, 2), [1, 1])).toBeNull();
  expect(areaUnderCurve(new Float64Array(0), [])).toBeNull();
});

const drawn = { r: 0.8, alpha: 40, a: 0.7, b: 2, p: 6, q: 4, gamma: 1500 };
const { history } = simulateBuyers(3000, drawn, { days: 400, random: createRandom(2) });
const model = fitMbgNbd(history);
const chance = predictReturn(model, history, 90);
const recalibrateAll = (learned: Recalibration) =>
  chance.map((probability, i) => recalibrateReturn(learned, probability, history.frequency[i]!));

test('an earlier forecast that came true teaches no change', () => {
  const random = createRandom(9);
  const bought = chance.map((probability) => (random() < probability ? 1 : 0));
  const { weights } = learnRecalibration({ history, bought, window: 90 });
  const recalibrated = recalibrateAll({ ...UNCHANGED, weights });
  expect(Math.max(...recalibrated.map((one, i) => Math.abs(one - chance[i]!)))).toBeLessThan(0.08);
});

test('what the earlier forecast missed is put right in the next', () => {
  // Buyers come back at 1.5 times the hazard the model sees, each with one order.
  const random = createRandom(4);
  const actual = chance.map((probability) => 1 - (1 - probability) ** 1.5);
  const bought = actual.map((probability) => (random() < probability ? 1 : 0));
  const learned = learnRecalibration({ history, bought, window: 90 });
  const recalibrated = recalibrateAll(learned);
  const off = (probabilities: Float64Array) =>
    probabilities.reduce((sum, one, i) => sum + Math.abs(one - actual[i]!), 0) / probabilities.length;
  expect(off(recalibrated)).toBeLessThan(off(chance) / 3);
  // The pace is where the model expects the orders that came, but for the belief of eleven.
  const expected = predictOrders(model, history, 90 * learned.pace).reduce((sum, one) => sum + one, 0);
  expect(expected / bought.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 1);
  expect(recalibrateReturn(learned, 0, 3)).toBe(0);
});

test('who is likely to order within 90 days is likely to earn something within 365', () => {
  const value = fitGammaGamma({
    frequency: history.frequency,
    averageMinor: history.frequency.map((x) => 800 + 90 * (x % 5)),
  })!;
  const recalibration = { ...UNCHANGED, weights: [2, 1, 0, 0] };
  const predict = createPredictor({ state: 'fitted', orders: model, value, valueReason: null, recalibration });
  const { frequency, recency, age } = history;
  const buyers = Array.from(frequency, (x, i) => ({
    frequency: x,
    recency: recency[i]!,
    age: age[i]!,
    averageMinor: 900,
  }));
  const unlikely = predictReturn(model, history, 365).map((probability) => (probability < 0.5 ? 1 : 0));
  const raised = buyers.map(predict).filter(({ orderProbability90 }, i) => unlikely[i] && orderProbability90! > 0.51);
  expect(raised.length).toBeGreaterThan(10);
  for (const { clv365P50Minor } of raised) expect(clv365P50Minor).toBeGreaterThan(0);
});

test('nothing to learn from is no change', () => {
  const none = new Float64Array(0);
  expect(
    learnRecalibration({ history: { frequency: none, recency: none, age: none }, bought: none, window: 9 }),
  ).toEqual(UNCHANGED);
  const once = { frequency: new Float64Array(9), recency: new Float64Array(9), age: new Float64Array(9).fill(50) };
  expect(learnRecalibration({ history: once, bought: new Float64Array(9), window: 20 })).toEqual(UNCHANGED);
  expect(recalibrateReturn(UNCHANGED, 0.37, 2)).toBeCloseTo(0.37, 12);
});
