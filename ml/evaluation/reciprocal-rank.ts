/** 1 over the slot of the first relevant one; 0 if none is ranked. Its mean is the MRR. */
export function reciprocalRank(ranked: readonly number[], relevant: ReadonlySet<number>): number {
  const at = ranked.findIndex((id) => relevant.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}
