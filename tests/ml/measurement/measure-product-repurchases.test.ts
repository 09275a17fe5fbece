import { expect, test } from 'vitest';
import { measureProductRepurchases } from '#ml/measurement/measure-product-repurchases.ts';
import { DAY, makeShopColumns } from './make-shop-columns.ts';

const asOf = 100 * DAY;

test('counts buyers again among those who had three quarters of its intervals', () => {
  const { columns, buyers } = makeShopColumns([
    // Buyer 1 buys product 1 after 10, 20 and 40 days; buyer 2 after 30: sorted 10, 20, 30, 40, the third of four is 30.
    { buyer: 1, day: 0, lines: [1] },
    { buyer: 1, day: 10, lines: [1] },
    { buyer: 1, day: 30, lines: [1] },
    { buyer: 1, day: 70, lines: [1] },
    { buyer: 2, day: 5, lines: [1] },
    { buyer: 2, day: 35, lines: [1] },
    // Buyer 3 came back for something else, 4 never, 5 began on the last day that is old enough, 6 a day later.
    { buyer: 3, day: 0, lines: [1] },
    { buyer: 3, day: 99, lines: [2] },
    { buyer: 4, day: 1, lines: [1] },
    { buyer: 5, day: 70, lines: [1] },
    { buyer: 6, day: 71, lines: [1] },
    { buyer: 6, day: 72, lines: [2] },
  ]);
  const [one, two] = measureProductRepurchases(columns, buyers, { asOf, minIntervals: 4 });
  expect(one).toEqual({
    ...{ product: 0, buyers: 6, windowMs: 30 * DAY, windowFrom: 'own', intervals: 4 },
    ...{ mature: 5, repurchased: 2, reordered: 3 },
  });
  // Product 2 was never bought again: it waits as long as all products together do.
  expect(two).toMatchObject({ buyers: 2, windowMs: 30 * DAY, windowFrom: 'shop', intervals: 4, mature: 0 });
});

test('with few intervals of its own a product waits as long as its type', () => {
  const { columns, buyers } = makeShopColumns(
    [
      { buyer: 1, day: 0, lines: [1, 2, 3] },
      { buyer: 1, day: 8, lines: [1] },
      { buyer: 1, day: 50, lines: [3] },
    ],
    { 1: 'Tea', 2: 'Tea', 3: 'Mug' },
  );
  const rows = measureProductRepurchases(columns, buyers, { asOf, minIntervals: 1 });
  expect(rows.map(({ windowFrom, windowMs }) => [windowFrom, windowMs! / DAY])).toEqual([
    ['own', 8],
    ['type', 8],
    ['own', 50],
  ]);
});

test('two lines of one order are no repurchase, and what was given back was not bought', () => {
  const { columns, buyers } = makeShopColumns([
    { buyer: 1, day: 0, lines: [1, 1] },
    { buyer: 1, day: 9, lines: [{ product: 1, units: 0 }] },
  ]);
  expect(measureProductRepurchases(columns, buyers, { asOf, minIntervals: 1 })).toEqual([
    {
      ...{ product: 0, buyers: 1, windowMs: null, windowFrom: 'shop', intervals: 0 },
      ...{ mature: 1, repurchased: 0, reordered: 1 },
    },
  ]);
});
