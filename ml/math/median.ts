import { sortValues } from './sort-values.ts';

/** The median of values in any order: the middle one, or the mean of the two middle ones. Null of nothing. */
export function median(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null;
  const sorted = sortValues(values);
  const upper = sorted.length >> 1;
  const high = sorted[upper]!;
  return sorted.length % 2 === 1 ? high : (sorted[upper - 1]! + high) / 2;
}
