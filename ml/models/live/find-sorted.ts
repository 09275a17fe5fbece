import type { Lists } from './lists.ts';

/** The place of a value in a list; of one that is not in it, `~place` where it would be. Binary search. */
export function findSorted({ values, starts, lengths }: Lists, list: number, value: number): number {
  const start = starts[list] ?? 0;
  let low = 0;
  let high = (lengths[list] ?? 0) - 1;
  // Mostly the newest comes, and goes to the end.
  if (high >= 0 && values[start + high]! < value) return ~(high + 1);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = values[start + middle]!;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
