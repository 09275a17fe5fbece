import { expect, test } from 'vitest';
import { measureReplenishment, type Replenishment } from '#ml/measurement/measure-replenishment.ts';
import { DAY, makeShopColumns } from './make-shop-columns.ts';

const inDays = ({ p25Ms, p50Ms, p75Ms }: Replenishment) => [p25Ms, p50Ms, p75Ms].map((ms) => ms && ms / DAY);

test('divides each interval by the units of the earlier purchase', () => {
  const { columns, buyers } = makeShopColumns([
    // 30 days for 3 units (two lines of one order) is 10 a unit, then 20 days for 1; another buyer 40 days for 1 and 16 for 4.
    {
      buyer: 1,
      day: 0,
      lines: [
        { product: 1, variant: 5, units: 2 },
        { product: 1, variant: 5 },
      ],
    },
    { buyer: 1, day: 30, lines: [{ product: 1, variant: 5 }] },
    { buyer: 1, day: 50, lines: [{ product: 1, variant: 5, units: 9 }] },
    { buyer: 2, day: 0, lines: [{ product: 1, variant: 5 }] },
    { buyer: 2, day: 40, lines: [{ product: 1, variant: 5, units: 4 }] },
    { buyer: 2, day: 56, lines: [{ product: 1, variant: 5 }] },
  ]);
  const [variant] = measureReplenishment(columns, buyers, { minIntervals: 4 });
  // Sorted 4, 10, 20, 40: the first, second and third of four.
  expect(variant).toMatchObject({ product: 0, variantId: 5, intervals: 4, pooledFrom: 'own', pooledIntervals: 4 });
  expect(inDays(variant!)).toEqual([4, 10, 20]);
});

test('subscriptions are left out as if they were not there', () => {
  const { columns, buyers } = makeShopColumns([
    { buyer: 1, day: 0, lines: [1] },
    { buyer: 1, day: 5, lines: [{ product: 1, isSubscription: true }] },
    { buyer: 1, day: 12, lines: [1] },
  ]);
  expect(measureReplenishment(columns, buyers, { minIntervals: 1 }).map(inDays)).toEqual([[12, 12, 12]]);
});

test('few intervals are pooled with the product type; without a type or enough of them there are no quartiles', () => {
  const made = [
    {
      buyer: 1,
      day: 0,
      lines: [
        { product: 1, variant: 5 },
        { product: 2, variant: 6 },
        { product: 3, variant: 7 },
      ],
    },
    {
      buyer: 1,
      day: 4,
      lines: [
        { product: 1, variant: 5 },
        { product: 3, variant: 7 },
      ],
    },
    {
      buyer: 1,
      day: 10,
      lines: [
        { product: 2, variant: 6 },
        { product: 4, variant: 8 },
      ],
    },
    { buyer: 1, day: 12, lines: [{ product: 4, variant: 8 }] },
  ];
  const { columns, buyers } = makeShopColumns(made, { 1: 'Tea', 2: 'Tea', 4: 'Mug' });
  const rows = measureReplenishment(columns, buyers, { minIntervals: 2 });
  expect(
    rows.map(({ variantId, intervals, pooledFrom, pooledIntervals }) => [
      ...[variantId, intervals, pooledFrom, pooledIntervals],
    ]),
  ).toEqual([
    [5, 1, 'type', 2],
    [6, 1, 'type', 2],
    [7, 1, 'own', 1],
    [8, 1, 'type', 1],
  ]);
  expect(rows.map(inDays)).toEqual([
    [4, 4, 10],
    [4, 4, 10],
    [null, null, null],
    [null, null, null],
  ]);
});

test('lines without a variant are told apart by their product', () => {
  const { columns, buyers } = makeShopColumns([{ buyer: 1, day: 0, lines: [2, 1, { product: 1, variant: 3 }] }]);
  const rows = measureReplenishment(columns, buyers, { minIntervals: 1 });
  expect(rows.map(({ product, variantId }) => [product, variantId])).toEqual([
    [0, 0],
    [0, 3],
    [1, 0],
  ]);
});
