import { findSorted } from './find-sorted.ts';
import type { Lists } from './lists.ts';
import { reserveRoom } from './reserve-room.ts';

const LEAST_ROOM = 4;
/** A list that is full moves to a place of its length times this. */
const GROWTH = 1.5;

/** Insert a value into a list. @returns whether it was not in it. */
export function insertSorted(lists: Lists, list: number, value: number): boolean {
  const found = findSorted(lists, list, value);
  if (found >= 0) return false;
  const length = lists.lengths[list] ?? 0;
  if (length === (lists.room[list] ?? 0)) reserveRoom(lists, list, Math.max(LEAST_ROOM, Math.ceil(length * GROWTH)));
  const from = lists.starts[list]! + ~found;
  const end = lists.starts[list]! + length;
  if (from < end) lists.values.copyWithin(from + 1, from, end);
  lists.values[from] = value;
  lists.lengths[list] = length + 1;
  lists.size += 1;
  return true;
}
