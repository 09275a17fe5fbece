import { selectTop } from '#ml/math/select-top.ts';
import { createVisitScorer, type VisitOptions, type VisitScore } from '#ml/models/sessions/create-visit-scorer.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';
import { DEPTH, type VisitRecommender } from './measure-visits.ts';

/** Near sessions, rules and the reminder, as the product blends them. */
export function createBlend(index: SessionIndex, settings: VisitOptions): VisitRecommender {
  const score = createVisitScorer(index);
  const { productIds } = index;
  const compare = (a: VisitScore, b: VisitScore) =>
    b.score - a.score || productIds[a.product]! - productIds[b.product]!;
  return (given) => selectTop(score(given, settings), DEPTH, compare).map(({ product }) => productIds[product]!);
}
