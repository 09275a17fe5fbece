import { chooseRowCap } from '../data/choose-row-cap.ts';
import { keepShortRows } from '../data/keep-short-rows.ts';
import type { Matrix } from '../data/matrix.ts';
import type { Neighbors } from './neighbors.ts';
import type { CoPurchaseOptions } from './train-co-purchase.ts';
import { trainNeighbors } from './train-neighbors.ts';

/**
 * Train item-item cosine similarity on implicit feedback (Deshpande & Karypis, 2004).
 *
 * Two products are similar when the same rows (buyers, or orders) hold both:
 * `sim(i, j) = (c_i . c_j) / (|c_i| |c_j|)`, where `c_i` is column `i` of the matrix.
 *
 * @throws {RangeError} if `maxNeighbors` or `maxRow` is not a positive integer.
 */
export function trainCosine(
  matrix: Matrix,
  { maxRow = chooseRowCap(matrix), maxNeighbors }: CoPurchaseOptions = {},
): Neighbors {
  return trainNeighbors(
    keepShortRows(matrix, maxRow),
    ({ rowsOf }) =>
      (together, column, other) =>
        together / Math.sqrt(rowsOf(column) * rowsOf(other)),
    { maxNeighbors },
  );
}
