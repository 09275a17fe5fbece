import type { Matrix } from './matrix.ts';
import { transposeMatrix } from './transpose-matrix.ts';

/**
 * Build the matrix with a one at each pair `(rows[i], columns[i])`. Pairs may come in any order and more than once.
 *
 * @throws {RangeError} if the pairs differ in length or lie outside the matrix.
 */
export function buildMatrix(rowCount: number, columnCount: number, rows: Uint32Array, columns: Uint32Array): Matrix {
  if (rows.length !== columns.length) {
    throw new RangeError(
      `Cannot build matrix: rows and columns must pair up, got ${rows.length} and ${columns.length}.`,
    );
  }
  const starts = new Uint32Array(rowCount + 1);
  for (let i = 0; i < rows.length; i++) {
    if (rows[i]! >= rowCount || columns[i]! >= columnCount) {
      throw new RangeError(
        `Cannot build matrix: a pair must lie within ${rowCount} x ${columnCount}, got (${rows[i]}, ${columns[i]}).`,
      );
    }
    starts[rows[i]! + 1]! += 1;
  }
  for (let row = 0; row < rowCount; row++) starts[row + 1]! += starts[row]!;
  const free = starts.slice();
  const placed = new Uint32Array(columns.length);
  for (let i = 0; i < rows.length; i++) placed[free[rows[i]!]!++] = columns[i]!;
  // Transposing twice sorts the columns of each row.
  const sorted = transposeMatrix(transposeMatrix({ rowCount, columnCount, offsets: starts, columns: placed }));
  return dropRepeats(sorted);
}

function dropRepeats({ rowCount, columnCount, offsets, columns }: Matrix): Matrix {
  const kept = new Uint32Array(columns.length);
  const starts = new Uint32Array(rowCount + 1);
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      if (i > offsets[row]! && columns[i] === columns[i - 1]) continue;
      kept[size++] = columns[i]!;
    }
    starts[row + 1] = size;
  }
  return { rowCount, columnCount, offsets: starts, columns: kept.slice(0, size) };
}
