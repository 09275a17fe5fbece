import { expect, test } from 'vitest';
import { fitDue } from '#ml/profiles/fit-due.ts';
import { listDue } from '#ml/profiles/list-due.ts';
import { listOwnProducts } from '#ml/profiles/list-own-products.ts';
import { DAY } from '../measurement/make-shop-columns.ts';
import { makeProfileColumns } from './make-profile-columns.ts';

test('listOwnProducts: what was kept, paid for and chosen, each product once', () => {
  const { columns } = makeProfileColumns([
    { buyer: 1, day: 0, lines: [1, 1, { product: 2, units: 0 }, { product: 3, net: 0 }] },
    { buyer: 1, day: 9, lines: [1, { product: 4, isSubscription: true }] },
  ]);
  expect(listOwnProducts(columns, Uint32Array.of(0, 1))).toEqual([
    { product: 0, count: 2, firstAt: 0, lastAt: 9 * DAY },
  ]);
});

test('fitDue: gaps and rates of products, shrunk to the shop', () => {
  // Product 1 comes again after 30 days with two buyers; product 2 never.
  const { columns, buyers } = makeProfileColumns([
    { buyer: 1, day: 0, lines: [1, 2] },
    { buyer: 1, day: 30, lines: [1] },
    { buyer: 2, day: 10, lines: [1] },
    { buyer: 2, day: 40, lines: [1] },
    { buyer: 0, day: 100, lines: [1] },
  ]);
  const fit = fitDue(columns, buyers, 100 * DAY);
  // Two repurchases in 60 days: 30 a gap, and (60 + 10 x 30) / 12 = 30 for product 1, (0 + 300) / 10 for product 2.
  expect([...fit.gapDays]).toEqual([30, 30]);
  expect([...fit.repeatBuyers]).toEqual([2, 0]);
  // Waited 100 + 90 days for product 1, 100 for product 2: the shop's rate is 2 / 290 a day.
  const shop = 2 / 290;
  expect(fit.rate[0]).toBeCloseTo((2 + 1000 * shop) / (190 + 1000), 7);
  expect(fit.rate[1]).toBeCloseTo((0 + 1000 * shop) / (100 + 1000), 7);
  // No pair came back twice, so pairs do not differ: the prior weighs as much as it may.
  expect(fit.priorDays).toBe(10_000);
  // All three pairs began before day 40, where the last 60 days begin; one came again since, on day 40 itself.
  expect(fit.baseRate).toBeCloseTo(1 / 3, 12);
});

test('listDue: what is expected within 60 days, now where it is late, the likeliest first', () => {
  const fit = {
    productIds: Float64Array.of(10, 20, 30, 40),
    gapDays: Float32Array.of(20, 200, 30, 30),
    rate: Float32Array.of(0.05, 0.005, 0.01, 0.01),
    repeatBuyers: Uint32Array.of(9, 9, 1, 2),
    priorDays: 100,
    baseRate: 0.1,
  };
  const own = [
    { product: 0, count: 2, firstAt: 0, lastAt: 20 * DAY },
    { product: 1, count: 1, firstAt: 0, lastAt: 0 },
    { product: 2, count: 1, firstAt: 0, lastAt: 0 },
    { product: 3, count: 1, firstAt: 0, lastAt: 0 },
  ];
  const due = listDue(fit, own, { productIds: fit.productIds, asOf: 50 * DAY });
  // Product 10: gap (20 + 2 x 20) / 3 = 20 days: due on day 40, which has passed: now. Its rate: one repurchase and 5 of the
  // prior in |30 - 20| + 20 + 100 days: 6 / 130 a day, 1 - exp(-60 x 6 / 130) = .9373.
  // Product 20 is 150 days away; product 30 was bought again by one buyer alone; product 40: (0 + 2 x 30) / 2 = 30 days,
  // passed; 1 / (|50 - 30| + 100): 1 - exp(-.5) = .3935.
  expect(due).toEqual([
    { productId: 10, dueAt: 50 * DAY, probability: 0.9373 },
    { productId: 40, dueAt: 50 * DAY, probability: 0.3935 },
  ]);
  expect(listDue({ ...fit, baseRate: 0.5 }, own, { productIds: fit.productIds, asOf: 50 * DAY })).toHaveLength(1);
  expect(listDue(fit, own, { productIds: Float64Array.of(1, 2, 3, 4), asOf: 50 * DAY })).toEqual([]);
});
