import { findSorted } from './find-sorted.ts';
import type { Lists } from './lists.ts';

/** Remove a value from a list. @returns whether it was in it. */
export function removeSorted(lists: Lists, list: number, value: number): boolean {
  const found = findSorted(lists, list, value);
  if (found < 0) return false;
  const start = lists.starts[list]!;
  const length = lists.lengths[list]!;
  lists.values.copyWithin(start + found, start + found + 1, start + length);
  lists.lengths[list] = length - 1;
  lists.size -= 1;
  return true;
}
