import { findIndex } from '../data/find-index.ts';

/** Numbers by their size. */
export interface RankedValues {
  /** The distinct numbers, ascending. */
  readonly values: Float64Array;
  /** For each number its place among them. */
  readonly ranks: Int32Array;
}

/**
 * Give every different number its place among all, ascending: for few different ones, which need not be whole. None is
 * NaN.
 */
export function rankValues(column: Float64Array): RankedValues {
  const sorted = column.slice().sort();
  const values = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const ranks = new Int32Array(column.length);
  for (let i = 0; i < ranks.length; i++) ranks[i] = findIndex(values, column[i]!);
  return { values, ranks };
}
