import type { BuyerHistory } from './buyer-history.ts';
import { createFilter, type Suppression } from './create-filter.ts';
import { findCandidates } from './find-candidates.ts';
import { PLACEMENTS, type Fallback, type Placement } from './placements.ts';
import type { Candidate, ServedShop } from './served-shop.ts';

/** What is asked of a shop. */
export interface RecommendationQuery {
  readonly placement: Placement;
  /** The product page. */
  readonly productId: number | null;
  /** Product ids in the cart. */
  readonly cart: readonly number[];
  readonly buyer: BuyerHistory;
  readonly limit: number;
  readonly now: number;
  /** Also name among the suppressed what cannot be shown to anybody. Default false. */
  readonly explains?: boolean;
}

/** One fallback that was asked: how many it proposed (not more than could be of use), how many of them are in the answer. */
export interface TrailStep {
  readonly fallback: Fallback;
  readonly found: number;
  readonly used: number;
}

export interface RecommendedList {
  /** The first fallback with a product in the answer; null for an empty list. */
  readonly fallback: Fallback | null;
  readonly trail: readonly TrailStep[];
  /** One slot a product, best first. */
  readonly slots: readonly Candidate[];
  /** What was proposed and left out above the last slot, each product once. */
  readonly suppressed: readonly { readonly candidate: Candidate; readonly why: Suppression }[];
}

/**
 * Recommend products for a placement: its fallbacks are asked in order, each fills what the one before left open.
 * A function of shop and query; without products that can be shown the list is empty.
 */
export function recommend(shop: ServedShop, query: RecommendationQuery): RecommendedList {
  const refuse = createFilter(shop, query);
  const seen = new Set<number>();
  const slots: Candidate[] = [];
  const suppressed: { candidate: Candidate; why: Suppression }[] = [];
  const trail: TrailStep[] = [];
  for (const fallback of PLACEMENTS[query.placement]) {
    if (slots.length >= query.limit) break;
    const before = slots.length;
    const candidates = findCandidates(shop, query, fallback);
    for (const candidate of candidates) {
      if (slots.length >= query.limit) break;
      if (seen.has(candidate.position)) continue;
      const why = refuse(candidate.position, fallback);
      if (why) suppressed.push({ candidate, why });
      else slots.push(candidate);
      // What the history leaves out as bought before may come again in a later list, if it runs out.
      if (why !== 'bought before') seen.add(candidate.position);
    }
    trail.push({ fallback, found: candidates.length, used: slots.length - before });
  }
  return { fallback: slots[0]?.reason.kind ?? null, trail, slots, suppressed };
}
