/** Ascending lists of distinct numbers, all in one block of memory: list `l` is `lengths[l]` values from `starts[l]` on. */
export interface Lists {
  /** Replaced when it grows: read it anew after an insertion. */
  values: Uint32Array;
  starts: Uint32Array;
  lengths: Uint32Array;
  /** Places a list may take where it stands. */
  room: Uint32Array;
  /** Places given away, those of moved lists included. */
  used: number;
  /** Values in all lists. */
  size: number;
}

/** Create lists, all empty: a list is there as soon as something is inserted. */
export function createLists(): Lists {
  const [starts, lengths, room] = [new Uint32Array(8), new Uint32Array(8), new Uint32Array(8)];
  return { values: new Uint32Array(32), starts, lengths, room, used: 0, size: 0 };
}
