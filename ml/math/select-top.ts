/**
 * Select the best-scored candidates: at most `limit` of the first `count` elements of `candidates`, with a score above
 * 0, best first. Equal scores go to the smaller index.
 *
 * @param scores indexed by candidate.
 */
export function selectTop(
  candidates: ArrayLike<number>,
  count: number,
  scores: Float64Array,
  limit: number,
): Uint32Array {
  const best = new Uint32Array(Math.min(limit, count));
  let size = 0;
  for (let i = 0; i < count; i++) {
    const candidate = candidates[i]!;
    const score = scores[candidate]!;
    if (!(score > 0)) continue;
    if (size === best.length && !isBetter(candidate, score, best[size - 1]!, scores)) continue;
    let at = size < best.length ? size++ : size - 1;
    while (at > 0 && isBetter(candidate, score, best[at - 1]!, scores)) {
      best[at] = best[at - 1]!;
      at--;
    }
    best[at] = candidate;
  }
  return best.slice(0, size);
}

function isBetter(candidate: number, score: number, other: number, scores: Float64Array): boolean {
  const otherScore = scores[other]!;
  return score > otherScore || (score === otherScore && candidate < other);
}
