import { expect, test } from 'vitest';
import { measureJourneys } from '#ml/measurement/measure-journeys.ts';
import { mergeSmallFlows } from '#ml/measurement/merge-small-flows.ts';
import { makeShopColumns } from './make-shop-columns.ts';

const TYPES = { 1: 'Coffee', 2: 'Tea', 3: 'Mug' };

test('counts flows between types of neighbouring orders, with lift over chance', () => {
  const { columns, buyers } = makeShopColumns(
    [
      // Coffee -> Coffee twice, Coffee -> Tea, Tea -> Tea, Tea -> nothing.
      ...[1, 2].flatMap((buyer) => [0, 1].map((day) => ({ buyer, day, lines: [1] }))),
      { buyer: 3, day: 0, lines: [1] },
      { buyer: 3, day: 1, lines: [2] },
      { buyer: 4, day: 0, lines: [2] },
      { buyer: 4, day: 1, lines: [2] },
      { buyer: 5, day: 0, lines: [2] },
    ],
    TYPES,
  );
  // Of 4 who went on, 2 went to Coffee and 2 to Tea. Coffee -> Coffee: 2 of 3, over 1/2: 4/3. Coffee -> Tea: (1/3)/(1/2).
  // Position 0 is that of no type.
  expect(measureJourneys(columns, buyers, { lastOrder: 2 })).toEqual([
    { orderNumber: 1, from: 1, to: 1, buyers: 2, fromBuyers: 3, lift: 4 / 3 },
    { orderNumber: 1, from: 1, to: 2, buyers: 1, fromBuyers: 3, lift: 2 / 3 },
    { orderNumber: 1, from: 2, to: 2, buyers: 1, fromBuyers: 2, lift: 2 },
    { orderNumber: 1, from: 2, to: null, buyers: 1, fromBuyers: 2, lift: null },
  ]);
  const second = measureJourneys(columns, buyers, { lastOrder: 4 }).filter(({ orderNumber }) => orderNumber === 2);
  expect(second).toEqual([
    { orderNumber: 2, from: 1, to: null, buyers: 2, fromBuyers: 2, lift: null },
    { orderNumber: 2, from: 2, to: null, buyers: 2, fromBuyers: 2, lift: null },
  ]);
});

test('an order is of the type that earned most in it, the first by name of equal ones, none without a product', () => {
  const { columns, buyers } = makeShopColumns(
    [
      // Two mugs earn more than one tea; tea and mug the same; only a line without product.
      {
        buyer: 1,
        day: 0,
        lines: [
          { product: 3, net: 600 },
          { product: 2, net: 1000 },
          { product: 3, net: 600 },
        ],
      },
      {
        buyer: 1,
        day: 1,
        lines: [
          { product: 2, net: 500 },
          { product: 3, net: 500 },
        ],
      },
      { buyer: 1, day: 2, lines: [9] },
    ],
    TYPES,
  );
  const types = columns.productTypes;
  expect(types).toEqual(['', 'Mug', 'Tea']);
  const flows = measureJourneys(columns, buyers, { lastOrder: 4 });
  expect(flows.map(({ from, to }) => [from, to])).toEqual([
    [1, 1],
    [1, 0],
    [0, null],
  ]);
});

test('an order without a product is of no type, in a shop all of whose products have one too', () => {
  const { columns, buyers } = makeShopColumns(
    [
      { buyer: 1, day: 0, lines: [] },
      { buyer: 1, day: 1, lines: [1] },
    ],
    TYPES,
  );
  const [flow] = measureJourneys(columns, buyers, { lastOrder: 2 });
  expect([columns.productTypes[flow!.from], columns.productTypes[flow!.to!]]).toEqual(['', 'Coffee']);
});

test('no buyers, no flows', () => {
  const { columns, buyers } = makeShopColumns([{ buyer: 0, day: 0, lines: [1] }]);
  expect(measureJourneys(columns, buyers, { lastOrder: 4 })).toEqual([]);
  const empty = makeShopColumns([]);
  expect(measureJourneys(empty.columns, empty.buyers, { lastOrder: 4 })).toEqual([]);
});

test('small flows are merged and no buyer is lost', () => {
  const flow = (from: number, to: number | null, buyers: number) => ({
    ...{ orderNumber: 1, from, to, buyers, fromBuyers: 0, lift: to === null ? null : 1.5 },
  });
  const flows = [flow(0, 0, 30), flow(0, 1, 5), flow(0, 2, 16), flow(0, null, 40), flow(1, 0, 6), flow(1, null, 3)];
  const merged = mergeSmallFlows(flows, { minBuyers: 20, maxTypes: 2 });
  expect(merged).toEqual([
    { orderNumber: 1, from: 0, to: 0, buyers: 30, lift: 1.5 },
    // 5 and 16 together; type 2 has no name.
    { orderNumber: 1, from: 0, to: 'other', buyers: 21, lift: null },
    { orderNumber: 1, from: 0, to: null, buyers: 40, lift: null },
    { orderNumber: 1, from: 'other', to: 'other', buyers: 6, lift: null },
    { orderNumber: 1, from: 'other', to: null, buyers: 3, lift: null },
  ]);
  expect(merged.reduce((sum, { buyers }) => sum + buyers, 0)).toBe(100);
});
