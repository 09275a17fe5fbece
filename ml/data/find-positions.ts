/** Positions of the ids that are among `ids`, ascending. The ids may come in any order. */
export function findPositions(all: Float64Array, ids: readonly number[]): number[] {
  const wanted = new Set(ids);
  const lowest = ids.reduce((low, id) => Math.min(low, id), Infinity);
  const highest = ids.reduce((high, id) => Math.max(high, id), -Infinity);
  const positions: number[] = [];
  for (let at = 0; at < all.length; at++) {
    const id = all[at]!;
    if (id >= lowest && id <= highest && wanted.has(id)) positions.push(at);
  }
  return positions;
}
