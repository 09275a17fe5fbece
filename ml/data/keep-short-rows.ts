import type { Matrix } from './matrix.ts';

/**
 * Empty the rows with more than `maxLength` ones; the row numbers stay. Counting pairs costs the square of a row's
 * length, and a row as long as a catalogue (a wholesaler's restock) says nothing of what belongs together.
 *
 * @throws {RangeError} if `maxLength` is not a positive integer.
 */
export function keepShortRows(matrix: Matrix, maxLength: number): Matrix {
  if (!Number.isInteger(maxLength) || maxLength < 1) {
    throw new RangeError(`Cannot keep short rows: maxLength must be a positive integer, got ${maxLength}.`);
  }
  const { rowCount, columnCount, offsets } = matrix;
  const starts = new Uint32Array(rowCount + 1);
  const columns = new Uint32Array(matrix.columns.length);
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    const from = offsets[row]!;
    const to = offsets[row + 1]!;
    if (to - from <= maxLength) {
      columns.set(matrix.columns.subarray(from, to), size);
      size += to - from;
    }
    starts[row + 1] = size;
  }
  return { rowCount, columnCount, offsets: starts, columns: columns.slice(0, size) };
}
