import { selectTop } from '../math/select-top.ts';
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
  return selectTop(candidates, limit, compareCandidates, ({ product }) => isAllowed(vocabulary[product]!)).map(
    ({ product, score, because, at }) => ({
      productId: vocabulary[product]!,
      score,
      because: vocabulary[because]!,
      together: neighbors.together[at]!,
      expected: neighbors.expected[at]!,
    }),
  );
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.product - b.product;
}
