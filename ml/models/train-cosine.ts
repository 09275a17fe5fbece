import { chooseRowCap } from '../data/choose-row-cap.ts';
import { keepShortRows } from '../data/keep-short-rows.ts';
import type { Matrix } from '../data/matrix.ts';
import { transposeMatrix } from '../data/transpose-matrix.ts';
import { createScalarKernels } from '../kernels/create-scalar-kernels.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { createChance } from './create-chance.ts';
import type { Neighbors } from './neighbors.ts';
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
): Neighbors {
  if (!Number.isInteger(maxNeighbors) || maxNeighbors < 1)
    throw new RangeError(`Cannot train cosine: maxNeighbors must be a positive integer, got ${maxNeighbors}.`);
  const short = keepShortRows(matrix, maxRow);
  const { offsets, columns, cosines, together } = kernels.nearestColumns(short, maxNeighbors);
  const chance = createChance(short, transposeMatrix(short));
  const expected = new Float32Array(columns.length);
  for (let column = 0; column < matrix.columnCount; column++) {
    chance.start(column);
    for (let i = offsets[column]!; i < offsets[column + 1]!; i++) expected[i] = chance.expect(columns[i]!);
  }
  return { offsets, products: columns, scores: cosines, together, expected };
}
