import type { Matrix } from '../data/matrix.ts';
import { transposeMatrix } from '../data/transpose-matrix.ts';
import type { ItemTable } from './item-table.ts';
import { trainCosine } from './train-cosine.ts';

export interface UserNeighborOptions {
  /** Neighbours kept for a row. Default 100. */
  readonly maxNeighbors?: number;
  /** Columns in more rows are left out: they say little of taste and cost their length squared. Default 2,000. */
  readonly maxColumn?: number;
}

/**
 * Train the nearest rows of each row by cosine (user-based nearest neighbours: Herlocker et al., SIGIR 1999, on implicit
 * feedback): `sim(u, v) = |both| / sqrt(n_u n_v)`, where `n` counts ones. The table's rows and products are rows of
 * the matrix. Equal similarities go to the smaller row.
 *
 * @throws {RangeError} if `maxNeighbors` or `maxColumn` is not a positive integer.
 */
export function trainUserNeighbors(
  matrix: Matrix,
  { maxNeighbors = 100, maxColumn = 2000 }: UserNeighborOptions = {},
): ItemTable {
  return trainCosine(transposeMatrix(matrix), { maxRow: maxColumn, maxNeighbors });
}
