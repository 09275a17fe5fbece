import { createCandidateDescriber } from '#ml/models/sessions/create-candidate-describer.ts';
import { scoreCandidates } from '#ml/models/sessions/score-candidates.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';
import type { VisitRanker } from '#ml/models/sessions/visit-ranker.ts';
import { DEPTH, type VisitRecommender } from './measure-visits.ts';

/** The candidates of a visit by a trained ranker. */
export function createRanked(index: SessionIndex, ranker: VisitRanker): VisitRecommender {
  const describe = createCandidateDescriber(index);
  return (given) => {
    const { products, signals } = describe(given);
    const scores = scoreCandidates(ranker, signals);
    return Array.from(products.keys())
      .sort((a, b) => scores[b]! - scores[a]! || a - b)
      .slice(0, DEPTH)
      .map((n) => index.productIds[products[n]!]!);
  };
}
