import type { Lists } from './lists.ts';

/** The block grows by this; a list that is packed keeps so much of its length as room. */
const GROWTH = 1.5;
const KEPT_ROOM = 1.25;

/** Make sure that a list has places for `room` values where it stands; it may move for that. */
export function reserveRoom(lists: Lists, list: number, room: number): void {
  if (list >= lists.starts.length) addLists(lists, list + 1);
  if (lists.room[list]! >= room) return;
  if (lists.used + room > lists.values.length) packLists(lists, room);
  const start = lists.starts[list]!;
  lists.values.copyWithin(lists.used, start, start + lists.lengths[list]!);
  lists.starts[list] = lists.used;
  lists.room[list] = room;
  lists.used += room;
}

function addLists(lists: Lists, count: number): void {
  const capacity = Math.ceil(count * GROWTH);
  for (const key of ['starts', 'lengths', 'room'] as const) {
    const longer = new Uint32Array(capacity);
    longer.set(lists[key]);
    lists[key] = longer;
  }
}

/** Put all lists into a new block without the gaps of those that moved, with space for `room` more and for what will come. */
function packLists(lists: Lists, room: number): void {
  const rooms = lists.room.map((own, list) => Math.min(own, Math.ceil(lists.lengths[list]! * KEPT_ROOM)));
  const needed = rooms.reduce((sum, own) => sum + own, room);
  const values = new Uint32Array(Math.ceil(needed * GROWTH));
  let used = 0;
  for (let list = 0; list < rooms.length; list++) {
    const start = lists.starts[list]!;
    values.set(lists.values.subarray(start, start + lists.lengths[list]!), used);
    lists.starts[list] = used;
    used += rooms[list]!;
  }
  lists.values = values;
  lists.room = rooms;
  lists.used = used;
}
