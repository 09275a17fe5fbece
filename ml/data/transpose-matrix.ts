import type { Matrix } from './matrix.ts';

/** Swap rows and columns, by one counting sort: O(ones + rows + columns). */
export function transposeMatrix({ rowCount, columnCount, offsets, columns }: Matrix): Matrix {
  const starts = new Uint32Array(columnCount + 1);
  for (let i = 0; i < columns.length; i++) starts[columns[i]! + 1]! += 1;
  for (let column = 0; column < columnCount; column++) starts[column + 1]! += starts[column]!;
  const free = starts.slice();
  const rows = new Uint32Array(columns.length);
  for (let row = 0; row < rowCount; row++) {
    const end = offsets[row + 1]!;
    for (let i = offsets[row]!; i < end; i++) rows[free[columns[i]!]!++] = row;
  }
  return { rowCount: columnCount, columnCount: rowCount, offsets: starts, columns: rows };
}
