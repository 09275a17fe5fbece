import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { createValueLikelihood } from '#ml/profiles/create-value-likelihood.ts';
import { findPosterior } from '#ml/profiles/find-posterior.ts';
import { fitGammaGamma } from '#ml/profiles/fit-gamma-gamma.ts';
import type { GammaGamma } from '#ml/profiles/gamma-gamma.ts';
import type { MbgNbd } from '#ml/profiles/order-model.ts';
import { predictOrders } from '#ml/profiles/predict-orders.ts';
import { predictValue } from '#ml/profiles/predict-value.ts';
import { drawBeta, drawGamma, drawOrders, simulateBuyers } from './simulate-buyers.ts';

const ORDERS: MbgNbd = {
  ...{ kind: 'mbg/nbd', r: 0.8, alpha: 40, a: 0.6, b: 2, logLikelihood: 0, standardErrors: null },
  ...{ buyers: 1, iterations: 0, converged: true, doubt: null },
};
/** CDNOW's, in cents. */
const VALUE: GammaGamma = {
  ...{ p: 6.25, q: 3.74, gamma: 1545, logLikelihood: 0, standardErrors: null },
  ...{ buyers: 1, iterations: 0, converged: true, doubt: null },
};

test('likelihood by hand', () => {
  // p = 2, q = 3, gamma = 10; 2 transactions of mean 5:
  // Gamma(7) / (Gamma(4) Gamma(3)) 10^3 5^3 2^4 / 20^7 = 720 / 12 * 2e6 / 1.28e9 = .09375.
  const gradient = new Float64Array(3);
  const one = createValueLikelihood({ frequency: Float64Array.of(2), averageMinor: Float64Array.of(5) });
  const at = Float64Array.of(Math.log(2), Math.log(2), Math.log(10));
  expect(one(at, gradient)).toBeCloseTo(Math.log(0.09375), 12);
  for (const i of [0, 1, 2]) {
    const moved = (step: number) => one(at.with(i, at[i]! + step), new Float64Array(3));
    expect(gradient[i]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 6);
  }
});

test('the fit finds the buyers it was drawn from; who bought once, or for nothing, plays no part', () => {
  const drawn = { r: 2, alpha: 40, a: 0.5, b: 4, p: 6, q: 4, gamma: 1500 };
  const { values } = simulateBuyers(3000, drawn, { days: 500, random: createRandom(11) });
  const fit = fitGammaGamma(values)!;
  expect(fit).toMatchObject({ converged: true, doubt: null, buyers: values.frequency.filter((x) => x > 0).length });
  for (const name of ['p', 'q', 'gamma'] as const) {
    expect(Math.abs(fit[name] - drawn[name])).toBeLessThan(3 * fit.standardErrors![name]);
  }
  const withFree = fitGammaGamma({
    frequency: Float64Array.of(...values.frequency, 3, 2, 0),
    averageMinor: Float64Array.of(...values.averageMinor, 0, -500, 700),
  })!;
  expect(withFree).toEqual(fit);
});

test('nobody to fit to, and everybody alike', () => {
  expect(fitGammaGamma({ frequency: Float64Array.of(0), averageMinor: Float64Array.of(0) })).toBeNull();
  const alike = fitGammaGamma({
    frequency: new Float64Array(50).fill(2),
    averageMinor: new Float64Array(50).fill(1999),
  })!;
  expect(alike.doubt).toBe('at the edge');
  expect((alike.p * alike.gamma) / (alike.q - 1) / 1999).toBeCloseTo(1, 1);
  expect(() => fitGammaGamma({ frequency: Float64Array.of(1), averageMinor: new Float64Array(2) })).toThrow(RangeError);
});

const history = {
  frequency: Float64Array.of(0, 3, 12),
  recency: Float64Array.of(0, 200, 390),
  age: Float64Array.of(100, 260, 400),
};
const values = { frequency: history.frequency, averageMinor: Float64Array.of(0, 2500, 900) };

test('the mean is orders times the mean value of the buyer (Fader & Hardie 2013, equation 5)', () => {
  const { meanMinor } = predictValue({ orders: ORDERS, value: VALUE }, history, values, 365);
  const orders = predictOrders(ORDERS, history, 365);
  // p (gamma + m x) / (p x + q - 1): 6.25 * 1545 / 2.74 for the first, 6.25 * 9045 / 21.49 for the second.
  expect(meanMinor[0]! / orders[0]!).toBeCloseTo((6.25 * 1545) / 2.74, 6);
  expect(meanMinor[1]! / orders[1]!).toBeCloseTo((6.25 * 9045) / 21.49, 6);
});

test('the percentiles are those of futures drawn from the posterior', () => {
  const predicted = predictValue({ orders: ORDERS, value: VALUE }, history, values, 365);
  const random = createRandom(5);
  const n = 20_000;
  for (const i of [0, 1, 2]) {
    const x = history.frequency[i]!;
    const { alive, shape, rate, a, b } = findPosterior(ORDERS, x, history.recency[i]!, history.age[i]!);
    const drawn = Float64Array.from({ length: n }, () => {
      if (random() >= alive) return 0;
      const orders = drawOrders(drawGamma(shape, random) / rate, drawBeta(a, b, random), 365, random);
      const nu = drawGamma(VALUE.q + VALUE.p * x, random) / (VALUE.gamma + x * values.averageMinor[i]!);
      return orders === 0 ? 0 : drawGamma(VALUE.p * orders, random) / nu;
    });
    for (const [p, column] of [
      [0.1, predicted.p10Minor],
      [0.5, predicted.p50Minor],
      [0.9, predicted.p90Minor],
    ] as const) {
      // The share of futures at or below it is p, or more where p falls among the futures without orders; 4 standard
      // errors are .0085 to .014.
      const share = drawn.filter((value) => value <= column[i]!).length / n;
      if (column[i] === 0) expect(share).toBeGreaterThan(p - 0.014);
      else expect(Math.abs(share - p)).toBeLessThan(0.014);
    }
  }
});

test('values scale with money, ascend, and a buyer of unknown or no value is anybody', () => {
  const cents = predictValue({ orders: ORDERS, value: VALUE }, history, values, 365);
  const dear = predictValue(
    { orders: ORDERS, value: { ...VALUE, gamma: VALUE.gamma * 100 } },
    history,
    { ...values, averageMinor: values.averageMinor.map((value) => value * 100) },
    365,
  );
  for (const i of [0, 1, 2]) {
    expect(dear.p90Minor[i]! / cents.p90Minor[i]!).toBeCloseTo(100, 9);
    expect(cents.p10Minor[i]).toBeLessThanOrEqual(cents.p50Minor[i]!);
    expect(cents.p50Minor[i]).toBeLessThanOrEqual(cents.p90Minor[i]!);
  }
  const broken = { frequency: Float64Array.of(0, 3, 0), averageMinor: Float64Array.of(0, -20, 0) };
  const anybody = { frequency: new Float64Array(3), averageMinor: new Float64Array(3) };
  const predict = (known: typeof values) => predictValue({ orders: ORDERS, value: VALUE }, history, known, 365);
  expect(predict(broken)).toEqual(predict(anybody));
  expect(() => predict({ ...values, frequency: new Float64Array(2) })).toThrow('must be of 3 buyers');
});

test('many orders are told apart less finely, and no less truly', () => {
  // 2,000 repeats in 1,000 days, rate (2000 + .8) / (1000 + 40), 702 orders to come; each of
  // 6.25 (1545 + 20000) / (12500 + 2.74) = 10.77: about 7,563.
  const often = { frequency: Float64Array.of(2000), recency: Float64Array.of(1000), age: Float64Array.of(1000) };
  const known = { frequency: Float64Array.of(2000), averageMinor: Float64Array.of(10) };
  const loyal = { ...ORDERS, a: 0.001 };
  const { p10Minor, p50Minor, p90Minor } = predictValue({ orders: loyal, value: VALUE }, often, known, 365);
  expect(p50Minor[0]! / 7563).toBeCloseTo(1, 2);
  // The spread of the log: orders, their rate, their values and the buyer's mean.
  const spread = Math.sqrt(1 / 702 + 1 / 2001 + 1 / (6.25 * 702) + 1 / 12_504);
  expect(p90Minor[0]! / p50Minor[0]! / Math.exp(1.2816 * spread)).toBeCloseTo(1, 2);
  expect(p10Minor[0]! / p50Minor[0]! / Math.exp(-1.2816 * spread)).toBeCloseTo(1, 2);
});
