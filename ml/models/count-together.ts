import type { Matrix } from '../data/matrix.ts';

/** Room for the counts of one product: made once, used for each product in turn. */
export interface TogetherCounts {
  /** By column; 0 for what was never together. */
  readonly counts: Uint32Array;
  /** The columns with a count, in the first `size` places, in the order they were met. */
  readonly touched: Uint32Array;
  size: number;
}

/** Make room for the counts of a matrix with `columnCount` columns. */
export function createTogetherCounts(columnCount: number): TogetherCounts {
  return { counts: new Uint32Array(columnCount), touched: new Uint32Array(columnCount), size: 0 };
}

/**
 * Count the rows that hold `column` together with each other column, into `room` (what it held before is cleared).
 *
 * @param transposed the transpose of `matrix`.
 */
export function countTogether(matrix: Matrix, transposed: Matrix, column: number, room: TogetherCounts): void {
  const { counts, touched } = room;
  for (let i = 0; i < room.size; i++) counts[touched[i]!] = 0;
  let size = 0;
  const lastRow = transposed.offsets[column + 1]!;
  for (let r = transposed.offsets[column]!; r < lastRow; r++) {
    const row = transposed.columns[r]!;
    const end = matrix.offsets[row + 1]!;
    for (let i = matrix.offsets[row]!; i < end; i++) {
      const other = matrix.columns[i]!;
      if (other === column) continue;
      if (counts[other]! === 0) touched[size++] = other;
      counts[other]! += 1;
    }
  }
  room.size = size;
}
