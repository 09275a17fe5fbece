import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { createValueLikelihood } from '#ml/profiles/create-value-likelihood.ts';
import { createValuePredictor } from '#ml/profiles/create-value-predictor.ts';
import { expectOrders } from '#ml/profiles/expect-orders.ts';
import { findPosterior } from '#ml/profiles/find-posterior.ts';
import { findReturnProbability } from '#ml/profiles/find-return-probability.ts';
import { fitGammaGamma } from '#ml/profiles/fit-gamma-gamma.ts';
import { fitValues } from '#ml/profiles/fit-values.ts';
import type { GammaGamma, PurchaseValues } from '#ml/profiles/gamma-gamma.ts';
import type { MbgNbd } from '#ml/profiles/order-model.ts';
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

/** Buyers with one to four transactions, each drawn by itself: nobody differs from the others but by chance. */
function drawAlike(n: number, seed: number, draw: (random: () => number) => number): PurchaseValues {
  const random = createRandom(seed);
  const frequency = Float64Array.from({ length: n }, () => 1 + Math.floor(4 * random() ** 2));
  const mean = (x: number) => Array.from({ length: x }, () => draw(random)).reduce((sum, one) => sum + one, 0) / x;
  return { frequency, averageMinor: frequency.map(mean) };
}

test('what is relied on: the likeliest where there is one, else weighed with what is believed', () => {
  const drawn = { r: 2, alpha: 40, a: 0.5, b: 4, p: 6, q: 4, gamma: 1500 };
  const { values } = simulateBuyers(300, drawn, { days: 500, random: createRandom(12) });
  expect(fitValues(values)).toEqual(fitGammaGamma(values));
  // Between 5 and 45 whoever buys, 25 in the mean: q has no top, p and gamma / (q - 1) have one.
  for (const n of [30, 188, 1000]) {
    for (const seed of [1, 2, 3]) {
      const alike = drawAlike(n, seed, (random) => 500 + 4000 * random());
      expect(fitGammaGamma(alike)!.doubt).toBe('at the edge');
      const { doubt, p, q, gamma } = fitValues(alike)!;
      expect(doubt).toBeNull();
      expect((p * gamma) / (q - 1) / 2500).toBeCloseTo(1, 0);
    }
  }
});

test('a few who spend a hundred times as much do not make everybody worth a thousand times as much', () => {
  // Pareto's law with an index of .83, of which 30 buyers are a sample: a mean of some thousands, the likeliest q is 1.
  const { frequency, averageMinor } = drawAlike(30, 1, (random) => 1000 / (1.0001 - random()) ** 1.2);
  const average = averageMinor.reduce((sum, one) => sum + one, 0) / 30;
  const meanOf = ({ p, q, gamma }: GammaGamma) => (p * gamma) / (q - 1);
  expect(meanOf(fitGammaGamma({ frequency, averageMinor })!)).toBeGreaterThan(100 * average);
  expect(meanOf(fitValues({ frequency, averageMinor })!)).toBeLessThan(2 * average);
});

/** Repeats, first to last order, first order to now, and the mean value of the repeats. */
type Buyer = readonly [x: number, recency: number, age: number, averageMinor: number];
const BUYERS: readonly Buyer[] = [
  [0, 0, 100, 0],
  [3, 200, 260, 2500],
  [12, 390, 400, 900],
];

function predict(buyer: Buyer, { orders = ORDERS, value = VALUE, leastProbability = 0 } = {}) {
  return createValuePredictor(value, 365)({ ...describe(buyer, orders), leastProbability });
}

function describe([x, recency, age, averageMinor]: Buyer, orders = ORDERS) {
  return { posterior: findPosterior(orders, x, recency, age), repeats: x, averageMinor };
}

test('the percentiles are those of futures drawn from the posterior', () => {
  const random = createRandom(5);
  const n = 20_000;
  for (const buyer of BUYERS) {
    const [x, recency, age, averageMinor] = buyer;
    const { alive, shape, rate, a, b } = findPosterior(ORDERS, x, recency, age);
    const drawn = Float64Array.from({ length: n }, () => {
      if (random() >= alive) return 0;
      const orders = drawOrders(drawGamma(shape, random) / rate, drawBeta(a, b, random), 365, random);
      const nu = drawGamma(VALUE.q + VALUE.p * x, random) / (VALUE.gamma + x * averageMinor);
      return orders === 0 ? 0 : drawGamma(VALUE.p * orders, random) / nu;
    });
    for (const [i, value] of predict(buyer).quantilesMinor.entries()) {
      const p = [0.1, 0.5, 0.9][i]!;
      // The share of futures at or below it is p, or more where p falls among the futures without orders; 4 standard
      // errors are .0085 to .014.
      const share = drawn.filter((one) => one <= value).length / n;
      if (value === 0) expect(share).toBeGreaterThan(p - 0.014);
      else expect(Math.abs(share - p)).toBeLessThan(0.014);
    }
  }
});

test('the mean is expected orders times the expected value of one', () => {
  for (const [x, recency, age, averageMinor] of BUYERS) {
    const orders = expectOrders(findPosterior(ORDERS, x, recency, age), 365);
    const value = (VALUE.p * (VALUE.gamma + x * averageMinor)) / (VALUE.q + VALUE.p * x - 1);
    expect(predict([x, recency, age, averageMinor]).meanMinor / (orders * value)).toBeCloseTo(1, 5);
  }
});

test('who orders sooner orders within the horizon: percentiles keep to a probability known otherwise, the mean stays', () => {
  // With a probability s of any order, 1 - s + s G(v) of the futures earn v or less, G being of those with an order: the
  // median is where G is (1/2 - (1 - s)) / s.
  const buyer = BUYERS[0]!;
  const some = findReturnProbability(describe(buyer).posterior, 365);
  const raised = (1 + some) / 2;
  const share = (0.5 - (1 - raised)) / raised;
  const [before, after] = [predict(buyer), predict(buyer, { leastProbability: raised })];
  expect(before.quantilesMinor[1]).toBe(0);
  expect(after.quantilesMinor[1]).toBeGreaterThan(0);
  const random = createRandom(6);
  const { alive, shape, rate, a, b } = describe(buyer).posterior;
  const drawn: number[] = [];
  while (drawn.length < 20_000) {
    const orders = random() < alive && drawOrders(drawGamma(shape, random) / rate, drawBeta(a, b, random), 365, random);
    if (orders) drawn.push((drawGamma(VALUE.p * orders, random) * VALUE.gamma) / drawGamma(VALUE.q, random));
  }
  // 4 standard errors of a share of 20,000.
  const found = drawn.filter((one) => one <= after.quantilesMinor[1]).length / drawn.length;
  expect(Math.abs(found - share)).toBeLessThan(0.014);
  expect(after.meanMinor).toBe(before.meanMinor);
  // What is known anyway changes nothing.
  expect(predict(buyer, { leastProbability: some * 0.99 })).toEqual(before);
});

test('values scale with money, ascend, and a buyer of unknown or no value is anybody', () => {
  for (const [x, recency, age, averageMinor] of BUYERS) {
    const [p10, p50, p90] = predict([x, recency, age, averageMinor]).quantilesMinor;
    const value = { ...VALUE, gamma: VALUE.gamma * 100 };
    expect(predict([x, recency, age, averageMinor * 100], { value }).quantilesMinor[2] / p90).toBeCloseTo(100, 9);
    expect(p10).toBeLessThanOrEqual(p50);
    expect(p50).toBeLessThanOrEqual(p90);
    expect(predict([x, recency, age, -20])).toEqual(predict([x, recency, age, 0]));
  }
});

test('what was predicted before changes nothing', () => {
  const one = createValuePredictor(VALUE, 365);
  const ask = (buyer: Buyer) => one(describe(buyer));
  // More counts of repeats than are remembered, there and back.
  const many = Array.from({ length: 70 }, (_, x): Buyer => [x, x === 0 ? 0 : 300, 400, 50 * x]);
  const there = many.map(ask);
  expect(many.toReversed().map(ask).reverse()).toEqual(there);
  expect(many.slice(-3).map((buyer) => predict(buyer))).toEqual(there.slice(-3));
});

test('many orders are told apart less finely, and no less truly', () => {
  // 2,000 repeats in 1,000 days, rate (2000 + .8) / (1000 + 40), 702 orders to come; each of
  // 6.25 (1545 + 20000) / (12500 + 2.74) = 10.77: about 7,563.
  const [p10, p50, p90] = predict([2000, 1000, 1000, 10], { orders: { ...ORDERS, a: 0.001 } }).quantilesMinor;
  expect(p50 / 7563).toBeCloseTo(1, 2);
  // The spread of the log: orders, their rate, their values and the buyer's mean.
  const spread = Math.sqrt(1 / 702 + 1 / 2001 + 1 / (6.25 * 702) + 1 / 12_504);
  expect(p90 / p50 / Math.exp(1.2816 * spread)).toBeCloseTo(1, 2);
  expect(p10 / p50 / Math.exp(-1.2816 * spread)).toBeCloseTo(1, 2);
});
