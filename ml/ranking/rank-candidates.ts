import type { Neighbors } from '../models/neighbors.ts';
import type { Candidate } from './score-neighbors.ts';
import type { RankingOptions, ScoredProduct } from './scored-product.ts';

/**
 * Rank candidates, best first; equal scores go to the smaller product id.
 *
 * @throws {RangeError} if `limit` is not a positive integer.
 */
export function rankCandidates(
  vocabulary: Float64Array,
  neighbors: Neighbors,
  candidates: readonly Candidate[],
  { limit = 10, isAllowed = () => true }: RankingOptions = {},
): ScoredProduct[] {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`Cannot rank candidates: limit must be a positive integer, got ${limit}.`);
  }
  return selectBest(candidates, limit, ({ product }) => isAllowed(vocabulary[product]!)).map(
    ({ product, score, because, at }) => ({
      productId: vocabulary[product]!,
      score,
      because: vocabulary[because]!,
      together: neighbors.together[at]!,
      expected: neighbors.expected[at]!,
    }),
  );
}

/** The best `limit` of the allowed, best first: a full sort would order thousands to show ten. */
function selectBest(
  candidates: readonly Candidate[],
  limit: number,
  isAllowed: (candidate: Candidate) => boolean,
): Candidate[] {
  const best: Candidate[] = [];
  for (const candidate of candidates) {
    const isFull = best.length === limit;
    if ((isFull && compareCandidates(candidate, best[limit - 1]!) > 0) || !isAllowed(candidate)) continue;
    let at = isFull ? limit - 1 : best.length;
    while (at > 0 && compareCandidates(candidate, best[at - 1]!) < 0) {
      best[at] = best[at - 1]!;
      at--;
    }
    best[at] = candidate;
  }
  return best;
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.product - b.product;
}
