/**
 * Normalised discounted cumulative gain of the first `k` (Jarvelin & Kekalainen, 2002), binary relevance: a hit in slot
 * `s` gains `1 / log2(s + 1)`, divided by what the best ranking would gain. 1 is perfect, 0 if nothing is relevant.
 */
export function ndcgAt(ranked: readonly number[], relevant: ReadonlySet<number>, k: number): number {
  let gained = 0;
  let best = 0;
  for (let slot = 1; slot <= k; slot++) {
    const gain = 1 / Math.log2(slot + 1);
    const id = ranked[slot - 1];
    if (id !== undefined && relevant.has(id)) gained += gain;
    if (slot <= relevant.size) best += gain;
  }
  return best > 0 ? gained / best : 0;
}
