import { recommendForVisit, type VisitModel } from '#ml/ranking/recommend-for-visit.ts';
import { MINUTE } from '../time.ts';
import type { BuyerHistory } from './buyer-history.ts';
import type { RecommendationQuery } from './recommend.ts';
import type { Candidate, ServedShop } from './served-shop.ts';

/** More than are asked for, since some of them may be left out of the answer. */
const SPARE = 24;
/** One shared visit is an anecdote. */
const MIN_TOGETHER = 2;
/** A longer silence ends a visit. */
const SILENCE = 30 * MINUTE;

/**
 * What others looked at who looked at what this visitor did in their last visit, the page they are on included; best
 * first. Empty for a visitor of whom no view is known. `together` counts visits.
 */
export function findForVisit(shop: ServedShop, visits: VisitModel, query: RecommendationQuery): Candidate[] {
  const { catalog, model } = shop;
  const { productId, limit, explains = false } = query;
  // Where near visits say less than what is popular, the list of that speaks.
  if (model?.visits.recipe === 'popularity') return [];
  const ranking = recommendForVisit(visits, readVisit(query.buyer, productId), {
    limit: limit + SPARE,
    settings: model?.visits,
    isAllowed(id) {
      const position = catalog.positions.get(id);
      return position !== undefined && (explains || catalog.products[position]!.barrier === null);
    },
  });
  const candidates: Candidate[] = [];
  for (const { productId: id, score, because, together, expected } of ranking) {
    if (together < MIN_TOGETHER) continue;
    const withPosition = because === null ? null : (catalog.positions.get(because) ?? null);
    const by = because === productId ? 'page' : 'viewed';
    const reason = { kind: 'visit' as const, withPosition, by, together, expected } as const;
    candidates.push({ position: catalog.positions.get(id)!, score, reason });
  }
  return candidates;
}

/** The products of the visitor's last visit, oldest first; the page comes last. */
function readVisit({ viewed }: BuyerHistory, page: number | null): number[] {
  const visit: number[] = [];
  for (const [n, { productId, at }] of viewed.entries()) {
    if (n > 0 && viewed[n - 1]!.at - at > SILENCE) break;
    if (productId !== page) visit.unshift(productId);
  }
  return page === null ? visit : [...visit, page];
}
