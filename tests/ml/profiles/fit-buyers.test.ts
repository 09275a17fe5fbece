import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { fitBuyers } from '#ml/profiles/fit-buyers.ts';
import { fitMbgNbd } from '#ml/profiles/fit-mbg-nbd.ts';
import { predictReturn } from '#ml/profiles/predict-return.ts';
import { simulateBuyers } from './simulate-buyers.ts';

const DRAWN = { r: 0.8, alpha: 40, a: 0.7, b: 2, p: 6, q: 4, gamma: 1500 };
const draw = (n: number, days: number) => simulateBuyers(n, DRAWN, { days, random: createRandom(n + days) });
const fit = ({ history, values }: ReturnType<typeof draw>) => fitBuyers(history, values);

test('with 200 buyers and 180 days the models are fitted', () => {
  const fitted = fit(draw(400, 300));
  expect(fitted).toMatchObject({ state: 'fitted', valueReason: null, recalibration: null });
  expect(fitted.state === 'fitted' && fitted.value?.doubt).toBeNull();
});

test('below that it says what is missing', () => {
  expect(fit(draw(199, 300))).toMatchObject({ state: 'unknown', reason: 'few buyers', n: 199, needed: 200 });
  expect(fit(draw(400, 150))).toMatchObject({ state: 'unknown', reason: 'short history', needed: 180 });
  const { history, values } = draw(400, 300);
  const once = { ...history, frequency: new Float64Array(400), recency: new Float64Array(400) };
  expect(fitBuyers(once, { ...values, frequency: once.frequency })).toMatchObject({
    ...{ state: 'unknown', reason: 'no repeats', n: 0, needed: 1 },
  });
  expect(fit(draw(0, 300))).toMatchObject({ state: 'unknown', reason: 'few buyers', n: 0 });
});

test('few with a known value: orders are known, values not yet', () => {
  const { history, values } = draw(400, 300);
  const free = { ...values, averageMinor: values.averageMinor.map((value, i) => (i % 20 === 0 ? value : 0)) };
  const fitted = fitBuyers(history, free);
  expect(fitted).toMatchObject({
    state: 'fitted',
    value: null,
    valueReason: { reason: 'few valued buyers', needed: 30 },
  });
});

test('where every order costs the same, what an order earns is known', () => {
  const { history, values } = draw(400, 300);
  const fitted = fitBuyers(history, {
    ...values,
    averageMinor: values.averageMinor.map((value) => (value > 0 ? 1999 : 0)),
  });
  if (fitted.state !== 'fitted' || fitted.value === null) throw new Error('must be fitted');
  const { p, q, gamma } = fitted.value;
  expect(Math.abs((p * gamma) / (q - 1) - 1999)).toBeLessThan(20);
});

test('a shop of few is ordered by what other shops taught: who was here lately and often comes first', () => {
  const history = {
    frequency: Float64Array.of(0, 0, 1, 4),
    recency: Float64Array.of(0, 0, 10, 85),
    age: Float64Array.of(5, 90, 90, 90),
  };
  const { orders } = fitBuyers(history, { frequency: history.frequency, averageMinor: new Float64Array(4) });
  const [fresh, gone, twice, regular] = predictReturn(orders, history, 90) as unknown as [
    number,
    number,
    number,
    number,
  ];
  expect([regular > fresh, fresh > gone, regular > twice]).toEqual([true, true, true]);
  // Four buyers hardly move a deviation of 1.
  for (const [value, believed] of [
    [orders.r, 0.658],
    [orders.alpha, 54.8],
    [orders.a, 0.891],
    [orders.b, 1.614],
  ] as const) {
    expect(Math.abs(Math.log(value / believed))).toBeLessThan(1);
  }
});

test('where nobody seems to stop, a regular who fell silent is still held for gone', () => {
  const { history, values } = simulateBuyers(400, { ...DRAWN, a: 1e-9, b: 1 }, { days: 300, random: createRandom(7) });
  const fitted = fitBuyers(history, values);
  const alone = fitMbgNbd(history);
  expect(alone).toMatchObject({ converged: true, doubt: 'at the edge' });
  expect(fitted).toMatchObject({ state: 'fitted', orders: { doubt: null } });
  // Ten orders in 60 days, then none in 140: by the likelihood alone as if nothing were the matter.
  const silent = { frequency: Float64Array.of(10), recency: Float64Array.of(60), age: Float64Array.of(200) };
  expect(predictReturn(alone, silent, 90)[0]).toBeGreaterThan(0.9);
  expect(predictReturn(fitted.orders, silent, 90)[0]).toBeLessThan(0.1);
});

test('nobody at all is no crash', () => {
  const none = new Float64Array(0);
  const unknown = fitBuyers({ frequency: none, recency: none, age: none }, { frequency: none, averageMinor: none });
  expect(unknown).toMatchObject({ state: 'unknown', n: 0 });
  expect(unknown.orders.r).toBeCloseTo(0.658, 3);
});
