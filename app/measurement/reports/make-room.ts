/** Let go of what was put into a map longest ago until the rest fits; the newest stays in any case. */
export function makeRoom<Kept>(map: Map<unknown, Kept>, sizeOf: (one: Kept) => number, most: number): void {
  let size = 0;
  for (const one of map.values()) size += sizeOf(one);
  for (const [key, one] of map) {
    if (size <= most || map.size === 1) return;
    map.delete(key);
    size -= sizeOf(one);
  }
}
