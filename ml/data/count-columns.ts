import type { Matrix } from './matrix.ts';

/** The ones of each column. */
export function countColumns({ columnCount, columns }: Matrix): Uint32Array {
  const counts = new Uint32Array(columnCount);
  for (const column of columns) counts[column]! += 1;
  return counts;
}
