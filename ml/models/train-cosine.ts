import { chooseRowCap } from '../data/choose-row-cap.ts';
import { keepShortRows } from '../data/keep-short-rows.ts';
import type { Matrix } from '../data/matrix.ts';
import { createScalarKernels } from '../kernels/create-scalar-kernels.ts';
import type { Kernels } from '../kernels/kernels.ts';
import type { ItemTable } from './item-table.ts';
import type { CoPurchaseOptions } from './train-co-purchase.ts';

export interface CosineOptions extends CoPurchaseOptions {
  /** Default: the scalar ones. The result is the same, byte for byte. */
  readonly kernels?: Kernels;
}

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
  { maxRow = chooseRowCap(matrix), maxNeighbors = 50, kernels = createScalarKernels() }: CosineOptions = {},
): ItemTable {
  if (!Number.isInteger(maxNeighbors) || maxNeighbors < 1)
    throw new RangeError(`Cannot train cosine: maxNeighbors must be a positive integer, got ${maxNeighbors}.`);
  const { offsets, columns, cosines } = kernels.nearestColumns(keepShortRows(matrix, maxRow), maxNeighbors);
  return { offsets, products: columns, scores: cosines };
}
