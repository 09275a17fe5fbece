import type { VisitScorer } from '../models/sessions/create-visit-scorer.ts';
import type { SessionIndex } from '../models/sessions/session-index.ts';
import { rankForVisit, type VisitRankingOptions } from './rank-for-visit.ts';
import type { ScoredProduct } from './scored-product.ts';

/** The sessions of a shop, ready to be asked. */
export interface VisitModel {
  readonly index: SessionIndex;
  readonly score: VisitScorer;
}

/** Views that may be named as the reason: the last ones, which the visitor remembers. */
const REASONS = 3;
/** Sessions counted for a reason: the last that hold its product. */
const SAMPLE = 500;

/**
 * What do others look at who looked at what this visitor did? Products of the visit are left out. The reason is the one
 * of the last three products that shares most of its last 500 sessions with the recommended one; of two alike, the
 * later. Empty for a visit of unknown products.
 *
 * @param productIds the visit, oldest view first, repeats included.
 */
export function recommendForVisit(
  visits: VisitModel,
  productIds: readonly number[],
  options: VisitRankingOptions = {},
): ScoredProduct[] {
  const { index } = visits;
  const best = rankForVisit(visits, productIds, options);
  const reasons = listReasons(index, productIds);
  return best.map(({ product, score }) => {
    let [because, together, sample]: [number | null, number, number] = [null, 0, 0];
    for (const reason of reasons) {
      const shared = reason.together.get(product) ?? 0;
      if (shared > together) [because, together, sample] = [reason.productId, shared, reason.sample];
    }
    const expected = because === null ? null : (sample * index.postings[product]!.length) / index.sessionCount;
    return { productId: index.productIds[product]!, score, because, together, expected };
  });
}

/** The last known products of the visit, the last first, each with how many sessions it shares with any other. */
function listReasons(index: SessionIndex, productIds: readonly number[]) {
  const known = [...new Set(productIds.toReversed())].filter((productId) => index.indices.has(productId));
  return known.slice(0, REASONS).map((productId) => {
    const posted = index.postings[index.indices.get(productId)!]!.slice(-SAMPLE);
    const together = new Map<number, number>();
    for (const { products } of posted)
      for (const product of new Set(products)) together.set(product, (together.get(product) ?? 0) + 1);
    return { productId, together, sample: posted.length };
  });
}
