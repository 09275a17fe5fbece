import { findIndex } from '#ml/data/find-index.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import type { PairHistory } from './pair-history.ts';

const DAY = 24 * 60 * 60 * 1000;

/** One product while it is gathered. */
interface Pair {
  readonly product: number;
  count: number;
  readonly firstAt: number;
  lastAt: number;
  /** The buyer's how many-th order it was last in, from 1. */
  lastOrder: number;
  units: number;
  decayed30: number;
  decayed120: number;
}

/**
 * Gather one buyer's history, product by product, from some baskets of `purchases`. Products outside the vocabulary are
 * left out; orders of the same instant count as one, so that their order never matters.
 *
 * @param baskets positions in `purchases` of the buyer's baskets, ascending.
 * @param asOf the instant from which age counts; what is newer has age 0.
 */
export function gatherPairs(
  purchases: Purchases,
  baskets: Uint32Array,
  vocabulary: Float64Array,
  asOf: number,
): PairHistory {
  const { orderedAt, offsets, productIds, units } = purchases;
  const pairs = new Map<number, Pair>();
  let orderCount = 0;
  let lastOrderAt = 0;
  for (const basket of baskets) {
    const at = orderedAt[basket]!;
    const age = Math.max(0, asOf - at) / DAY;
    const half30 = 2 ** (-age / 30);
    const half120 = 2 ** (-age / 120);
    for (let i = offsets[basket]!; i < offsets[basket + 1]!; i++) {
      const product = findIndex(vocabulary, productIds[i]!);
      if (product < 0) continue;
      if (orderCount === 0 || at > lastOrderAt) {
        orderCount += 1;
        lastOrderAt = at;
      }
      let pair = pairs.get(product);
      if (!pair) pairs.set(product, (pair = startPair(product, at)));
      pair.units += units?.[i] ?? 1;
      if (pair.lastOrder === orderCount) continue;
      pair.count += 1;
      pair.lastAt = at;
      pair.lastOrder = orderCount;
      pair.decayed30 += half30;
      pair.decayed120 += half120;
    }
  }
  const sorted = [...pairs.values()].sort((a, b) => a.product - b.product);
  return { ...toColumns(sorted, orderCount), orderCount, lastOrderAt };
}

function startPair(product: number, firstAt: number): Pair {
  return { product, count: 0, firstAt, lastAt: firstAt, lastOrder: 0, units: 0, decayed30: 0, decayed120: 0 };
}

function toColumns(pairs: readonly Pair[], orderCount: number) {
  const size = pairs.length;
  const columns = {
    products: new Uint32Array(size),
    counts: new Uint32Array(size),
    firstAt: new Float64Array(size),
    lastAt: new Float64Array(size),
    skipped: new Uint32Array(size),
    units: new Float64Array(size),
    decayed30: new Float64Array(size),
    decayed120: new Float64Array(size),
  };
  for (let i = 0; i < size; i++) {
    const { product, count, firstAt, lastAt, lastOrder, units, decayed30, decayed120 } = pairs[i]!;
    columns.products[i] = product;
    columns.counts[i] = count;
    columns.firstAt[i] = firstAt;
    columns.lastAt[i] = lastAt;
    columns.skipped[i] = orderCount - lastOrder;
    columns.units[i] = units;
    columns.decayed30[i] = decayed30;
    columns.decayed120[i] = decayed120;
  }
  return columns;
}
