import { selectTop } from '../math/select-top.ts';
import type { VisitOptions, VisitScore } from '../models/sessions/create-visit-scorer.ts';
import type { VisitModel } from './recommend-for-visit.ts';
import type { RankingOptions } from './scored-product.ts';

export interface VisitRankingOptions extends RankingOptions {
  /** How near sessions are weighed. Default: the scorer's own settings. */
  readonly settings?: VisitOptions;
}

/**
 * Rank what a visitor may look at next, best first; products of the visit are left out. Ties go to the smaller id.
 *
 * @param productIds the visit, oldest view first, repeats included. @returns products by their index.
 */
export function rankForVisit(
  { index, score }: VisitModel,
  productIds: readonly number[],
  { limit = 10, isAllowed = () => true, settings = {} }: VisitRankingOptions = {},
): VisitScore[] {
  const ids = index.productIds;
  const seen = new Set(productIds);
  const compare = (a: VisitScore, b: VisitScore) => b.score - a.score || ids[a.product]! - ids[b.product]!;
  const accepts = ({ product, score }: VisitScore) => score > 0 && !seen.has(ids[product]!) && isAllowed(ids[product]!);
  return selectTop(score(productIds, { ...settings, reminder: 0 }), limit, compare, accepts);
}
