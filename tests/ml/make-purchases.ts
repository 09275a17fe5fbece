import type { Purchases } from '#ml/data/purchases.ts';

export interface TestBasket {
  readonly products: readonly number[];
  readonly buyer?: number;
  /** Epoch milliseconds; baskets are sorted by it. */
  readonly at?: number;
}

/** Purchases from baskets written out; without instants they come a second apart. */
export function makePurchases(baskets: readonly TestBasket[]): Purchases {
  const sorted = baskets
    .map(({ products, buyer = 0, at }, index) => ({ products, buyer, at: at ?? (index + 1) * 1000 }))
    .sort((a, b) => a.at - b.at);
  const offsets = [0];
  const productIds: number[] = [];
  for (const { products } of sorted) {
    productIds.push(...[...new Set(products)].sort((a, b) => a - b));
    offsets.push(productIds.length);
  }
  return {
    orderedAt: Float64Array.from(sorted, ({ at }) => at),
    buyerIds: Float64Array.from(sorted, ({ buyer }) => buyer),
    offsets: Uint32Array.from(offsets),
    productIds: Float64Array.from(productIds),
  };
}

/** The baskets given, each written as its products: `makeBaskets('1 2', '2 3')`. */
export function makeBaskets(...rows: readonly string[]): TestBasket[] {
  return rows.map((row) => ({ products: row.split(' ').filter(Boolean).map(Number) }));
}
