/** Share of `catalogSize` products that appear in at least one ranking. 0 of an empty catalogue. */
export function coverage(rankings: Iterable<readonly number[]>, catalogSize: number): number {
  const shown = new Set<number>();
  for (const ranked of rankings) for (const id of ranked) shown.add(id);
  return catalogSize > 0 ? shown.size / catalogSize : 0;
}
