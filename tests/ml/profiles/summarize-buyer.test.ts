import { expect, test } from 'vitest';
import { summarizeBuyer } from '#ml/profiles/summarize-buyer.ts';
import { DAY } from '../measurement/make-shop-columns.ts';
import { makeProfileColumns } from './make-profile-columns.ts';

const TYPES = { 1: 'Tea', 2: 'Coffee', 3: '' };

test('summarizeBuyer: what a buyer is by their own orders, by hand', () => {
  const { columns } = makeProfileColumns(
    [
      {
        buyer: 5,
        day: 0,
        country: 'GB',
        isDiscounted: true,
        lines: [
          { product: 1, net: 300 },
          { product: 2, net: 900 },
        ],
      },
      {
        buyer: 5,
        day: 365,
        lines: [
          { product: 1, units: 2, net: 500 },
          { product: 3, net: 100 },
        ],
      },
      {
        buyer: 5,
        day: 375,
        lines: [
          { product: 2, units: 0, net: -900 },
          { product: 2, net: 0 },
        ],
      },
    ],
    TYPES,
  );
  const summary = summarizeBuyer(columns, Uint32Array.of(0, 1, 2))!;
  expect(summary).toMatchObject({
    orderCount: 3,
    secondOrderAt: 365 * DAY,
    lastOrderAt: 375 * DAY,
    // 1200 + 600 - 900, over three orders.
    netRevenueMinor: 900,
    averageOrderMinor: 300,
    gapSeconds: Uint32Array.of(365 * 86_400, 10 * 86_400),
    // 365 and 10 days: 187.5 in the middle.
    medianGapSeconds: 187.5 * 86_400,
    firstProductId: 2,
    firstProductType: 'Coffee',
    firstCountry: 'GB',
    firstDiscounted: true,
    discountedOrders: 1,
    subscriptionOrders: 0,
    // No cost is known.
    marginMinor: null,
    favouriteType: 'Tea',
    // Paid and kept: 300, 900, 250 a unit, 100. In order 100, 250, 300, 900: a quarter, half and three quarters in.
    priceBand: { lowMinor: 100, medianMinor: 250, highMinor: 300 },
  });
  // A unit counts half a year before the last order: the first order's 2^(-375/365) = .4906, the second's 2^(-10/365) = .9812.
  // Tea .4906 + 2 x .9812 = 2.453, Coffee .4906, what has no type left out: 2.453 / 2.9436 = .8333.
  expect(summary.tasteTypes).toEqual([
    { name: 'Tea', share: 0.8333 },
    { name: 'Coffee', share: 0.1667 },
  ]);
  // V1 2.453, V3 .9812, V2 .4906, of 3.9248.
  expect(summary.tasteVendors).toEqual([
    { name: 'V1', share: 0.625 },
    { name: 'V3', share: 0.25 },
    { name: 'V2', share: 0.125 },
  ]);
});

test('summarizeBuyer: nobody without orders; a buyer of nothing kept has no taste', () => {
  const { columns } = makeProfileColumns([{ buyer: 5, day: 1, lines: [{ product: 1, units: 0, net: 0 }] }], TYPES);
  expect(summarizeBuyer(columns, new Uint32Array(0))).toBeNull();
  expect(summarizeBuyer(columns, Uint32Array.of(0))).toMatchObject({
    medianGapSeconds: null,
    tasteTypes: [],
    favouriteType: null,
    priceBand: null,
    firstProductId: 1,
  });
});

test('summarizeBuyer: half a cent lost an order is 0 an order, not -0', () => {
  const lost = [1, 2].map((day) => ({ buyer: 5, day, lines: [{ product: 1, net: day === 1 ? 2 : -3 }] }));
  const { columns } = makeProfileColumns(lost, TYPES);
  expect(summarizeBuyer(columns, Uint32Array.of(0, 1))!.averageOrderMinor).toBe(0);
});

test('summarizeBuyer: equal shares are sorted by name, five are kept, and a basket of 5,000 lines is a basket', () => {
  const lines = Array.from({ length: 5000 }, (_, i) => ({ product: 1 + (i % 8), net: 10 }));
  const types = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [i + 1, `T${8 - i}`]));
  const { columns } = makeProfileColumns([{ buyer: 1, day: 0, lines }], types);
  const { tasteTypes } = summarizeBuyer(columns, Uint32Array.of(0))!;
  expect(tasteTypes).toEqual(['T1', 'T2', 'T3', 'T4', 'T5'].map((name) => ({ name, share: 0.125 })));
});
