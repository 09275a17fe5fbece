import type { Matrix } from '../data/matrix.ts';
import type { ItemTable } from './item-table.ts';
import type { Query } from './score.ts';

/**
 * Score every product by the buyers most like the one who asks: the sum of the similarities of those who have it.
 *
 * @param neighbors of each row of `matrix` (`trainUserNeighbors`). A row outside of it has none: all score 0.
 */
export function scoreUserNeighbors(matrix: Matrix, neighbors: ItemTable, { row }: Query, scores: Float32Array): void {
  scores.fill(0);
  if (row >= matrix.rowCount) return;
  for (let at = neighbors.offsets[row]!; at < neighbors.offsets[row + 1]!; at++) {
    const other = neighbors.products[at]!;
    const similarity = neighbors.scores[at]!;
    for (let i = matrix.offsets[other]!; i < matrix.offsets[other + 1]!; i++) scores[matrix.columns[i]!]! += similarity;
  }
}
