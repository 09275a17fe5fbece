import { indexOfKey, orderKey } from '#ml/math/order-keys.ts';
import type { ItemTable } from '../item-table.ts';

/** Multiply what is said for each product by its own factor, and put each row in order again: best first, then by index. */
export function scaleColumns({ offsets, products, scores }: ItemTable, factors: ArrayLike<number>): ItemTable {
  const sorted = new Uint32Array(products.length);
  const scaled = new Float32Array(products.length);
  const keys = new Float64Array(products.length);
  const byProduct = new Float32Array(factors.length);
  for (let row = 0; row + 1 < offsets.length; row++) {
    const from = offsets[row]!;
    const to = offsets[row + 1]!;
    for (let at = from; at < to; at++) {
      const product = products[at]!;
      byProduct[product] = scores[at]! * factors[product]!;
      keys[at] = orderKey(byProduct[product], product);
    }
    const ascending = keys.subarray(from, to).sort();
    for (let at = from; at < to; at++) {
      const product = indexOfKey(ascending[to - 1 - at]!);
      sorted[at] = product;
      scaled[at] = byProduct[product]!;
    }
  }
  return { offsets, products: sorted, scores: scaled };
}
