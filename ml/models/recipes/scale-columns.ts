import type { ItemTable } from '../item-table.ts';

/** Multiply what is said for each product by its own factor, and put each row in order again: best first, then by index. */
export function scaleColumns({ offsets, products, scores }: ItemTable, factors: ArrayLike<number>): ItemTable {
  const scaled = scores.map((score, at) => score * factors[products[at]!]!);
  const order = Uint32Array.from(products.keys());
  for (let row = 0; row + 1 < offsets.length; row++) {
    const part = order.subarray(offsets[row], offsets[row + 1]);
    part.sort((a, b) => scaled[b]! - scaled[a]! || products[a]! - products[b]!);
  }
  return { offsets, products: order.map((at) => products[at]!), scores: Float32Array.from(order, (at) => scaled[at]!) };
}
