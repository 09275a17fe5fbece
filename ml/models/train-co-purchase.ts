import { chooseRowCap } from '../data/choose-row-cap.ts';
import { keepShortRows } from '../data/keep-short-rows.ts';
import type { Matrix } from '../data/matrix.ts';
import type { Neighbors } from './neighbors.ts';
import { trainNeighbors, type NeighborOptions } from './train-neighbors.ts';

export interface CoPurchaseOptions extends NeighborOptions {
  /** Rows with more products are left out. Default: {@link chooseRowCap}. */
  readonly maxRow?: number;
}

/**
 * Train item-to-item co-purchase with the chance of big baskets taken out (Smith & Linden, "Two Decades of Recommender
 * Systems at Amazon.com", 2017): the score of Y for X is `(N - E) / sqrt(E + 2)`, where N rows hold both and E would
 * by chance. `N - E` alone favours bestsellers and `(N - E) / E` oddities; the added 2 is a prior against pairs that
 * are rare on both sides.
 *
 * @param matrix orders x products, or buyers x products.
 * @throws {RangeError} if `maxNeighbors` or `maxRow` is not a positive integer.
 */
export function trainCoPurchase(
  matrix: Matrix,
  { maxRow = chooseRowCap(matrix), maxNeighbors }: CoPurchaseOptions = {},
): Neighbors {
  return trainNeighbors(
    keepShortRows(matrix, maxRow),
    ({ expect }) =>
      (together, _column, other) => {
        const expected = expect(other);
        return (together - expected) / Math.sqrt(expected + 2);
      },
    { maxNeighbors },
  );
}
