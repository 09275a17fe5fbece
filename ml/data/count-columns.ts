import type { Matrix } from './matrix.ts';

/** The sum of the weights of the rows that hold each column; without weights, how many they are. */
export function countColumns(
  { rowCount, columnCount, offsets, columns }: Matrix,
  weights?: Float32Array,
): Float64Array {
  const counts = new Float64Array(columnCount);
  for (let row = 0; row < rowCount; row++) {
    const weight = weights?.[row] ?? 1;
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) counts[columns[i]!]! += weight;
  }
  return counts;
}
