import { buildMatrix } from './build-matrix.ts';
import type { Matrix } from './matrix.ts';

/**
 * Keep some columns of a matrix, numbered anew: column `i` of the result is column `kept[i]`. Rows stay, also those that
 * become empty.
 *
 * @param kept ascending, each once.
 */
export function keepColumns({ rowCount, columnCount, offsets, columns }: Matrix, kept: Uint32Array): Matrix {
  const places = new Int32Array(columnCount).fill(-1);
  for (const [i, column] of kept.entries()) places[column] = i;
  const rowOf = new Uint32Array(columns.length);
  const columnOf = new Uint32Array(columns.length);
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      if (places[columns[i]!]! < 0) continue;
      rowOf[size] = row;
      columnOf[size++] = places[columns[i]!]!;
    }
  }
  return buildMatrix(rowCount, kept.length, rowOf.subarray(0, size), columnOf.subarray(0, size));
}
