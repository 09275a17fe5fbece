import { buildMatrix } from './build-matrix.ts';
import type { Matrix } from './matrix.ts';

/**
 * Keep some columns of a matrix, numbered anew: column `i` of the result is column `columns[i]`. Rows stay, also those
 * that become empty.
 *
 * @param columns ascending, each once.
 */
export function keepColumns(matrix: Matrix, columns: Uint32Array): Matrix {
  const places = new Int32Array(matrix.columnCount).fill(-1);
  for (const [i, column] of columns.entries()) places[column] = i;
  const kept: number[] = [];
  const rows: number[] = [];
  for (let row = 0; row < matrix.rowCount; row++) {
    for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) {
      const place = places[matrix.columns[i]!]!;
      if (place < 0) continue;
      rows.push(row);
      kept.push(place);
    }
  }
  return buildMatrix(matrix.rowCount, columns.length, Uint32Array.from(rows), Uint32Array.from(kept));
}
