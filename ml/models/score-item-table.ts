import type { ItemTable } from './item-table.ts';
import type { Query } from './score.ts';

/** Score every product by the rows of what is asked about: the sum of their weights for it, each times its own. */
export function scoreItemTable(
  { offsets, products, scores: said }: ItemTable,
  { products: asked, weights }: Query,
  scores: Float32Array,
): void {
  scores.fill(0);
  for (const [i, product] of asked.entries()) {
    const weight = weights[i]!;
    for (let at = offsets[product]!; at < offsets[product + 1]!; at++) scores[products[at]!]! += weight * said[at]!;
  }
}
