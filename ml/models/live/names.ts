/** Small numbers for ids: given when an id is first met, and given again once it is forgotten. */
export interface Names {
  readonly indices: Map<number, number>;
  /** By index; -1 where it is free. */
  readonly ids: number[];
  readonly free: number[];
}

/** Create the numbering of no ids. */
export function createNames(): Names {
  return { indices: new Map(), ids: [], free: [] };
}

/** The number of an id, a new one if it has none. */
export function nameId({ indices, ids, free }: Names, id: number): number {
  const known = indices.get(id);
  if (known !== undefined) return known;
  const index = free.pop() ?? ids.length;
  ids[index] = id;
  indices.set(id, index);
  return index;
}

/** Forget an id: its number is free. */
export function forgetId({ indices, ids, free }: Names, id: number): void {
  const index = indices.get(id);
  if (index === undefined) return;
  indices.delete(id);
  ids[index] = -1;
  free.push(index);
}
