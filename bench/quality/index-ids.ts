/** Ids as numbers from 0, by their order. */
export interface IndexedIds {
  /** How many ids there are. */
  readonly count: number;
  /** For each id given, its number. */
  readonly indices: Uint32Array;
}

/** Number ids by their order, whole numbers first, by size; so the order in which they come changes nothing. */
export function indexIds(ids: readonly string[]): IndexedIds {
  const distinct = [...new Set(ids)].sort(compareIds);
  const places = new Map(distinct.map((id, i) => [id, i]));
  return { count: distinct.length, indices: Uint32Array.from(ids, (id) => places.get(id)!) };
}

function compareIds(a: string, b: string): number {
  const [isA, isB] = [isWhole(a), isWhole(b)];
  if (isA !== isB) return isA ? -1 : 1;
  if (isA && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}

const isWhole = (id: string) => /^\d+$/.test(id);
