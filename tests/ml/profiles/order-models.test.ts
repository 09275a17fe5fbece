import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { createOrderLikelihood } from '#ml/profiles/create-order-likelihood.ts';
import { distributeOrders } from '#ml/profiles/distribute-orders.ts';
import { findPosterior } from '#ml/profiles/find-posterior.ts';
import { fitBgNbd } from '#ml/profiles/fit-bg-nbd.ts';
import { fitMbgNbd } from '#ml/profiles/fit-mbg-nbd.ts';
import { mergeHistories } from '#ml/profiles/merge-histories.ts';
import type { OrderModel } from '#ml/profiles/order-model.ts';
import { predictOrders } from '#ml/profiles/predict-orders.ts';
import { predictReturn } from '#ml/profiles/predict-return.ts';
import type { PurchaseHistory } from '#ml/profiles/purchase-history.ts';
import { drawBeta, drawGamma, drawOrders, simulateBuyers } from './simulate-buyers.ts';

const histories = (...rows: readonly (readonly [x: number, recency: number, age: number])[]): PurchaseHistory => ({
  frequency: Float64Array.from(rows, ([x]) => x),
  recency: Float64Array.from(rows, ([, recency]) => recency),
  age: Float64Array.from(rows, ([, , age]) => age),
});

const model = (kind: OrderModel['kind'], [r, alpha, a, b]: readonly [number, number, number, number]): OrderModel => ({
  ...{ kind, r, alpha, a, b, logLikelihood: 0, standardErrors: null },
  ...{ buyers: 1, iterations: 0, converged: true, doubt: null },
});

/** CDNOW's sample in weeks, as published (Fader, Hardie & Lee 2005, table 2). */
const CDNOW = model('bg/nbd', [0.243, 4.414, 0.793, 2.426]);

const score = (kind: OrderModel['kind'], history: PurchaseHistory, parameters: readonly number[]) =>
  createOrderLikelihood(kind, mergeHistories(history))(Float64Array.from(parameters, Math.log), new Float64Array(4));

test('likelihood by hand: r = alpha = a = b = 1', () => {
  // Density of x events at T: Gamma(1 + x) / (1 + T)^(1 + x); P(all m chances passed) = B(1, 1 + m) = 1 / (1 + m), and
  // the last one taken B(2, m) = 1 / (m (m + 1)).
  // BG, no repeat in 3 days: 1/4. MBG: 1/4 * 1/2 + 1 * 1/2 = 5/8.
  expect(score('bg/nbd', histories([0, 0, 3]), [1, 1, 1, 1])).toBeCloseTo(Math.log(1 / 4), 12);
  expect(score('mbg/nbd', histories([0, 0, 3]), [1, 1, 1, 1])).toBeCloseTo(Math.log(5 / 8), 12);
  // One repeat on day 1 of 3. BG: 1/16 * 1/2 + 1/4 * 1/2 = 5/32. MBG: 1/16 * 1/3 + 1/4 * 1/6 = 1/16.
  expect(score('bg/nbd', histories([1, 1, 3]), [1, 1, 1, 1])).toBeCloseTo(Math.log(5 / 32), 12);
  expect(score('mbg/nbd', histories([1, 1, 3]), [1, 1, 1, 1])).toBeCloseTo(Math.log(1 / 16), 12);
  // Buyers are independent: both, one of them twice.
  expect(score('mbg/nbd', histories([1, 1, 3], [0, 0, 3], [1, 1, 3]), [1, 1, 1, 1])).toBeCloseTo(
    2 * Math.log(1 / 16) + Math.log(5 / 8),
    12,
  );
});

test('the gradient is the slope', () => {
  const history = histories([0, 0, 9], [2, 3.5, 20], [7, 12, 12], [1, 0.5, 90]);
  const positive = fc.double({ min: -2, max: 3, noNaN: true });
  for (const kind of ['bg/nbd', 'mbg/nbd'] as const) {
    const likelihood = createOrderLikelihood(kind, mergeHistories(history));
    fc.assert(
      fc.property(fc.tuple(positive, positive, positive, positive), (logs) => {
        const gradient = new Float64Array(4);
        likelihood(Float64Array.from(logs), gradient);
        for (const i of [0, 1, 2, 3]) {
          const at = (step: number) =>
            likelihood(
              Float64Array.from(logs, (log, j) => (j === i ? log + step : log)),
              new Float64Array(4),
            );
          expect(gradient[i]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 4);
        }
      }),
      { numRuns: 30 },
    );
  }
});

test('equal histories are merged, in whatever order they come', () => {
  const merged = mergeHistories(histories([1, 2, 9], [0, 0, 5], [1, 2, 9], [1, 2, 8]));
  expect(merged).toEqual({
    frequency: Float64Array.of(0, 1, 1),
    age: Float64Array.of(5, 8, 9),
    recency: Float64Array.of(0, 2, 2),
    weights: Float64Array.of(1, 1, 2),
  });
});

test('fits find the buyers they were drawn from, whatever their order', () => {
  const drawn = { r: 0.8, alpha: 40, a: 0.7, b: 2, p: 6, q: 4, gamma: 1500 };
  const { history } = simulateBuyers(6000, drawn, { days: 700, random: createRandom(7) });
  const fit = fitMbgNbd(history);
  expect(fit).toMatchObject({ kind: 'mbg/nbd', converged: true, doubt: null, buyers: 6000 });
  for (const name of ['r', 'alpha', 'a', 'b'] as const) {
    expect(Math.abs(fit[name] - drawn[name])).toBeLessThan(3 * fit.standardErrors![name]);
  }
  const reversed = fitMbgNbd({
    frequency: history.frequency.toReversed(),
    recency: history.recency.toReversed(),
    age: history.age.toReversed(),
  });
  expect({ ...reversed, alpha: 0 }).toEqual({ ...fit, alpha: 0 });
  expect(reversed.alpha).toBeCloseTo(fit.alpha, 9);
  // Another unit of time: the same buyers.
  const weekly = { ...history, recency: history.recency.map((t) => t / 7), age: history.age.map((t) => t / 7) };
  expect(fitMbgNbd(weekly).alpha * 7).toBeCloseTo(fit.alpha, 3);
  const repeats = history.frequency.reduce((sum, x) => sum + x, 0);
  expect(fitMbgNbd(weekly).logLikelihood - repeats * Math.log(7)).toBeCloseTo(fit.logLikelihood, 3);
  // The other model fits them worse.
  expect(fitBgNbd(history).logLikelihood).toBeLessThan(fit.logLikelihood);
});

test('a published buyer: 2 repeats, the last in week 30.43 of 38.86', () => {
  // Fader, Hardie & Lee's spreadsheet: alive with .7266, 1.226 orders to expect in 39 weeks.
  expect(findPosterior(CDNOW, 2, 30.43, 38.86).alive).toBeCloseTo(0.7266, 4);
  expect(predictOrders(CDNOW, histories([2, 30.43, 38.86]), 39)[0]).toBeCloseTo(1.226, 3);
  // BG/NBD holds a buyer of one order for alive, whatever the time; MBG/NBD does not.
  expect(findPosterior(CDNOW, 0, 0, 38.86).alive).toBe(1);
  expect(findPosterior({ ...CDNOW, kind: 'mbg/nbd' }, 0, 0, 38.86).alive).toBeLessThan(0.65);
});

test('predictions by hand: one order, r = alpha = a = b = 1, three days, then three more', () => {
  // MBG: odds of having stopped a / b (4 / 1)^1 = 4, alive 1/5; silent for three more days (4 / 7), so 1/5 * 3/7.
  const one = model('mbg/nbd', [1, 1, 1, 1]);
  expect(predictReturn(one, histories([0, 0, 3]), 3)[0]).toBeCloseTo(3 / 35, 14);
  // p of those alive is Beta(1, 2) with density 2 (1 - p); at a = 1 the printed formula divides by 0. By
  // E[(1 - exp(-lambda p h)) / p] = integral of 2 (1 - p) (1 - 1 / (1 + p 3/4)) / p = 2 ((7/4) / (3/4) ln(7/4) - 1) * 3/4.
  const expected = 0.75 * 2 * (((1 + 0.75) / 0.75 ** 2) * Math.log(1.75) - 1 / 0.75);
  expect(predictOrders(one, histories([0, 0, 3]), 3)[0]).toBeCloseTo(expected / 5, 12);
});

test('orders, their counts and the return agree with each other', () => {
  const parameter = fc.double({ min: 0.05, max: 20, noNaN: true });
  fc.assert(
    fc.property(
      fc.tuple(parameter, parameter, parameter, parameter),
      fc.nat(30),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      (parameters, x, share, age) => {
        const fitted = model('mbg/nbd', parameters);
        const history = histories([x, x === 0 ? 0 : share * age, age]);
        const posterior = findPosterior(fitted, x, history.recency[0]!, age);
        const counts = distributeOrders(posterior, 10);
        expect(counts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
        const orders = predictOrders(fitted, history, 10)[0]!;
        const summed = posterior.alive * counts.reduce((sum, one, n) => sum + n * one, 0);
        expect(Math.abs(orders - summed)).toBeLessThan(1e-4 * Math.max(1, orders));
        const returned = predictReturn(fitted, history, 10)[0]!;
        expect(returned).toBeCloseTo(posterior.alive * (1 - counts[0]!), 9);
        expect(returned).toBeLessThanOrEqual(orders + 1e-12);
      },
    ),
  );
});

test('a return and orders are those of buyers drawn from the posterior', () => {
  const fitted = model('mbg/nbd', [0.8, 6, 0.9, 2]);
  const { alive, shape, rate, a, b } = findPosterior(fitted, 3, 20, 26);
  const random = createRandom(3);
  const n = 60_000;
  let [returned, orders] = [0, 0];
  for (let i = 0; i < n; i++) {
    if (random() >= alive) continue;
    const count = drawOrders(drawGamma(shape, random) / rate, drawBeta(a, b, random), 26, random);
    orders += count;
    if (count > 0) returned += 1;
  }
  // Four standard errors are .008 and .04.
  expect(predictReturn(fitted, histories([3, 20, 26]), 26)[0]! - returned / n).toBeCloseTo(0, 2);
  expect(Math.abs(predictOrders(fitted, histories([3, 20, 26]), 26)[0]! - orders / n)).toBeLessThan(0.04);
});

test.each([
  ['nobody', histories(), 'no repeats'],
  ['one buyer of one order', histories([0, 0, 30]), 'no repeats'],
  ['all of one order', histories(...Array.from({ length: 300 }, (_, i) => [0, 0, i] as const)), 'no repeats'],
  ['all alike', histories(...Array.from({ length: 300 }, () => [3, 30, 40] as const)), 'at the edge'],
  ['no time', histories([0, 0, 0], [1, 0, 0]), 'no time'],
  ['a wholesaler and huge ages', histories([2000, 9e5, 1e6], [0, 0, 1e6], [0, 0, 0], [2, 1, 1e6]), null],
])('%s: numbers all the same, and a doubt where one is due', (_, history, doubt) => {
  const fit = fitMbgNbd(history);
  if (doubt) expect(fit.doubt).toBe(doubt);
  for (const value of [fit.r, fit.alpha, fit.a, fit.b]) expect(value).toBeGreaterThan(0);
  expect(Number.isFinite(fit.logLikelihood)).toBe(true);
  const predicted = [...predictOrders(fit, history, 90), ...predictReturn(fit, history, 90)];
  for (const value of predicted) expect([value >= 0, Number.isFinite(value)]).toEqual([true, true]);
});

test.each([
  [histories([1, 5, 4])],
  [histories([0.5, 1, 4])],
  [histories([0, 1, 4])],
  [histories([1, 1, NaN])],
  [histories([-1, 0, 4])],
])('what is no history is refused', (history) => {
  expect(() => fitMbgNbd(history)).toThrow('a buyer must have whole repeats and 0 <= recency <= age');
  expect(() => predictReturn(CDNOW, history, 9)).toThrow(RangeError);
});
