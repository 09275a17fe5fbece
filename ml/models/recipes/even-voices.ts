import type { Matrix } from '#ml/data/matrix.ts';
import { countColumns } from '#ml/data/count-columns.ts';

/**
 * 1 over the root of a product's orders. Scores of a bestseller's neighbours by `trainCoPurchase` grow with the root of
 * its orders; without this a cart would hear its bestseller only.
 */
export function evenVoices(baskets: Matrix): Float32Array {
  return Float32Array.from(countColumns(baskets), (count) => 1 / Math.sqrt(Math.max(1, count)));
}
