import { expect, test } from 'vitest';
import {
  measureGatewayProducts,
  type GatewayOptions,
  type GatewayProducts,
} from '#ml/measurement/measure-gateway-products.ts';
import { DAY, makeShopColumns, type MadeOrder } from './make-shop-columns.ts';

const WINDOW = 180;
/** Months of 30 days. */
const options = { asOf: 400 * DAY, windowMs: WINDOW * DAY, minBuyers: 1 };

function measure(made: readonly MadeOrder[], changes: Partial<GatewayOptions> = {}): GatewayProducts {
  const { columns, buyers } = makeShopColumns(made);
  const months = Int32Array.from(columns.orderedAt, (at) => Math.floor(at / DAY / 30));
  return measureGatewayProducts(columns, buyers, { ...options, months, ...changes });
}

/** Buyers `from` to `to` whose first order on `day` holds `lines`; those up to `back` come back a day later. */
function starters(from: number, to: number, back: number, day: number, lines: MadeOrder['lines']): MadeOrder[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((buyer) => [
    { buyer, day, lines },
    ...(buyer <= back ? [{ buyer, day: day + 1, lines: [9] }] : []),
  ]);
}

test('counts who started with a product and came back, against comparable others', () => {
  const result = measure([
    // Month 0: 3 of 4 starters of product 1 back, 1 of 4 of product 2.
    ...starters(1, 4, 3, 0, [1]),
    ...starters(5, 8, 5, 1, [2]),
    // Month 1: 0 of 2 and 1 of 2.
    ...starters(9, 10, 0, 30, [1]),
    ...starters(11, 12, 11, 31, [2]),
  ]);
  expect(result).toMatchObject({ buyers: 12, repeated: 5, knowsCountry: false });
  const [one, two] = result.products;
  expect(one).toMatchObject({ product: 0, buyers: 6, repeated: 3, compared: 6, withoutComparison: 0 });
  // Month 0: (3*4 - 1*4)/8 = 1; month 1: (0*2 - 1*2)/4 = -.5; W = 16/8 + 4/4 = 3; difference = .5/3.
  expect(one!.difference).toBeCloseTo(0.5 / 3, 12);
  expect(two!.difference).toBeCloseTo(-0.5 / 3, 12);
});

test('months, discount and country are never mixed; a layer of starters alone is counted', () => {
  const result = measure([
    { buyer: 1, day: 0, lines: [1], country: 'DE' },
    { buyer: 2, day: 1, lines: [1], country: 'DE', isDiscounted: true },
    { buyer: 3, day: 2, lines: [2], country: 'FR' },
    { buyer: 4, day: 31, lines: [2], country: 'DE' },
    { buyer: 5, day: 3, lines: [1], country: 'FR' },
  ]);
  expect(result.knowsCountry).toBe(true);
  // Buyers 1 and 2 have nobody: 3 is in another country, 4 in another month. 5 has 3.
  expect(result.products[0]).toMatchObject({ buyers: 3, compared: 1, withoutComparison: 2, difference: 0 });
});

test('a product of several lines counts once, and one given back does not count', () => {
  const { products } = measure([
    { buyer: 1, day: 0, lines: [1, { product: 1, variant: 7 }, { product: 2, units: 0 }] },
  ]);
  expect(products).toMatchObject([{ product: 0, buyers: 1 }]);
});

test('only buyers whose window is over, up to its last instant; guests never', () => {
  const made = [
    { buyer: 1, day: 220, lines: [1] },
    { buyer: 1, day: 400, lines: [2] },
    { buyer: 2, day: 221, lines: [1] },
    { buyer: 3, day: 0, lines: [1] },
    { buyer: 3, day: 181, lines: [1] },
    { buyer: 0, day: 0, lines: [1] },
  ];
  // 1 came back on the last day of the window, 3 a day late, 2 is not mature.
  const all = measure(made);
  expect(all).toMatchObject({ buyers: 2, repeated: 1 });
  expect(all.products).toMatchObject([{ buyers: 2, repeated: 1 }]);
  expect(measure(made, { firstAfter: 0 })).toMatchObject({ buyers: 1 });
  expect(measure(made, { minBuyers: 3 }).products).toEqual([]);
});

test('an empty shop has no products', () => {
  const nothing = { buyers: 0, repeated: 0, knowsCountry: false, products: [] };
  expect(measure([], { asOf: 0 })).toEqual(nothing);
});
