/** 1 if anything relevant is among the first `k` ranked, else 0. */
export function hitRateAt(ranked: readonly number[], relevant: ReadonlySet<number>, k: number): number {
  return ranked.slice(0, k).some((id) => relevant.has(id)) ? 1 : 0;
}
