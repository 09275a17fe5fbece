import type { BuyerOrders } from './order-columns.ts';
import type { ShopColumns } from './shop-columns.ts';

/** A value, and how many buyers' first orders have it. */
export interface ValueCount<Value> {
  readonly value: Value;
  readonly buyers: number;
}

export interface FirstOrderCounts {
  /** Type of the main product; '' is none. */
  readonly types: readonly ValueCount<string>[];
  readonly countries: readonly ValueCount<string>[];
  readonly sources: readonly ValueCount<string>[];
  readonly discounted: readonly ValueCount<boolean>[];
}

/**
 * Count buyers by what their first orders are like: for each property its values, the most frequent first, equal ones by
 * name.
 *
 * @param firstProducts main product of each first order, in positions of `productIds`; -1 without any.
 */
export function countFirstOrders(
  columns: ShopColumns,
  { buyerCount, offsets, positions }: BuyerOrders,
  firstProducts: Int32Array,
): FirstOrderCounts {
  const types = new Uint32Array(columns.productTypes.length);
  const countries = new Uint32Array(columns.countries.length);
  const sources = new Uint32Array(columns.sources.length);
  const discounted = new Uint32Array(2);
  let typeless = 0;
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const order = positions[offsets[buyer]!]!;
    const main = firstProducts[order]!;
    if (main < 0) typeless += 1;
    else types[columns.productType[main]!]! += 1;
    countries[columns.country[order]!]! += 1;
    sources[columns.source[order]!]! += 1;
    discounted[columns.isDiscounted[order]!]! += 1;
  }
  return {
    types: list(['', ...columns.productTypes], Uint32Array.of(typeless, ...types)),
    countries: list(columns.countries, countries),
    sources: list(columns.sources, sources),
    discounted: list([false, true], discounted),
  };
}

/** Equal names are one; values of nobody are left out. */
function list<Value extends string | boolean>(values: readonly Value[], counts: Uint32Array): ValueCount<Value>[] {
  const sums = new Map<Value, number>();
  for (const [at, value] of values.entries())
    if (counts[at]! > 0) sums.set(value, (sums.get(value) ?? 0) + counts[at]!);
  return [...sums]
    .map(([value, buyers]) => ({ value, buyers }))
    .sort((a, b) => b.buyers - a.buyers || (a.value < b.value ? -1 : 1));
}
