import { findSorted } from './find-sorted.ts';
import type { Lists } from './lists.ts';

const LEAST_ROOM = 4;
/** A list that is full moves to a place of its length times this; the block grows likewise. */
const GROWTH = 1.5;

/** Insert a value into a list. @returns whether it was not in it. */
export function insertSorted(lists: Lists, list: number, value: number): boolean {
  if (list >= lists.starts.length) addLists(lists, list + 1);
  const found = findSorted(lists, list, value);
  if (found >= 0) return false;
  const length = lists.lengths[list]!;
  if (length === lists.room[list]) moveList(lists, list, Math.max(LEAST_ROOM, Math.ceil(length * GROWTH)));
  const from = lists.starts[list]! + ~found;
  const end = lists.starts[list]! + length;
  if (from < end) lists.values.copyWithin(from + 1, from, end);
  lists.values[from] = value;
  lists.lengths[list] = length + 1;
  lists.size += 1;
  return true;
}

function addLists(lists: Lists, count: number): void {
  const capacity = Math.ceil(count * GROWTH);
  for (const key of ['starts', 'lengths', 'room'] as const) {
    const longer = new Uint32Array(capacity);
    longer.set(lists[key]);
    lists[key] = longer;
  }
}

function moveList(lists: Lists, list: number, room: number): void {
  if (lists.used + room > lists.values.length) packLists(lists, room);
  const start = lists.starts[list]!;
  lists.values.copyWithin(lists.used, start, start + lists.lengths[list]!);
  lists.starts[list] = lists.used;
  lists.room[list] = room;
  lists.used += room;
}

/** Put all lists into a new block without gaps, with space for `room` more and for what will come. */
function packLists(lists: Lists, room: number): void {
  const values = new Uint32Array(Math.ceil((lists.size + room) * GROWTH));
  let used = 0;
  for (let list = 0; list < lists.starts.length; list++) {
    const length = lists.lengths[list]!;
    const start = lists.starts[list]!;
    values.set(lists.values.subarray(start, start + length), used);
    lists.starts[list] = used;
    lists.room[list] = length;
    used += length;
  }
  lists.values = values;
  lists.used = used;
}
