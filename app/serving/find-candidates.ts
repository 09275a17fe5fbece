import { recommendForBuyer } from '#ml/ranking/recommend-for-buyer.ts';
import { recommendForCart } from '#ml/ranking/recommend-for-cart.ts';
import { recommendForProduct } from '#ml/ranking/recommend-for-product.ts';
import type { RankingOptions, ScoredProduct } from '#ml/ranking/scored-product.ts';
import type { Act } from './buyer-history.ts';
import type { Fallback } from './placements.ts';
import type { RecommendationQuery } from './recommend.ts';
import type { Candidate, Reason, ServedShop } from './served-shop.ts';

/** More than are asked for, since some of them may be left out of the answer. */
const SPARE = 24;
/** One shared order is an anecdote. */
const MIN_TOGETHER = 2;
const SEEDS = 50;
/** What somebody looked at says little after some days; what they bought, {@link recommendForBuyer} knows. */
const VIEWED_HALF_LIFE = 2 * 24 * 60 * 60 * 1000;

/** What one fallback proposes for a query, best first. */
export function findCandidates(shop: ServedShop, query: RecommendationQuery, fallback: Fallback): readonly Candidate[] {
  switch (fallback) {
    case 'co-purchase':
      return findCoPurchases(shop, query);
    case 'same-type':
      return findBestsellersOfType(shop, query);
    case 'cart':
      return findForCart(shop, query);
    case 'history':
      return findForBuyer(shop, query);
    case 'trending':
      return shop.trending;
    case 'newest':
      return shop.newest;
  }
}

function findCoPurchases(shop: ServedShop, query: RecommendationQuery): Candidate[] {
  if (!shop.model || query.productId === null) return [];
  const ranking = recommendForProduct(shop.model, query.productId, limitRanking(shop, query));
  return place(shop, ranking, 'co-purchase', 'page');
}

function findBestsellersOfType(shop: ServedShop, { productId }: RecommendationQuery): readonly Candidate[] {
  const position = productId === null ? undefined : shop.catalog.positions.get(productId);
  if (position === undefined) return [];
  return shop.bestsellers.get(shop.catalog.products[position]!.productType) ?? [];
}

function findForCart(shop: ServedShop, query: RecommendationQuery): Candidate[] {
  if (!shop.model || query.cart.length === 0) return [];
  const ranking = recommendForCart(shop.model, query.cart.slice(0, SEEDS), limitRanking(shop, query));
  return place(shop, ranking, 'cart', 'cart');
}

/** By what they bought; of whom nothing is bought yet, by what they looked at. */
function findForBuyer(shop: ServedShop, query: RecommendationQuery): Candidate[] {
  const { buyer } = query;
  if (!shop.model) return [];
  const rank = (acts: readonly Act[], halfLife?: number) =>
    recommendForBuyer(
      shop.model!,
      acts.slice(0, SEEDS).map(({ productId, at }) => ({ productId, lastBoughtAt: at })),
      { ...limitRanking(shop, query), halfLife },
    );
  return buyer.bought.length > 0
    ? place(shop, rank(buyer.bought), 'history', 'bought')
    : place(shop, rank(buyer.viewed, VIEWED_HALF_LIFE), 'history', 'viewed');
}

function limitRanking({ catalog }: ServedShop, { limit, explains = false }: RecommendationQuery): RankingOptions {
  return {
    limit: limit + SPARE,
    isAllowed(productId) {
      const position = catalog.positions.get(productId);
      return position !== undefined && (explains || catalog.products[position]!.barrier === null);
    },
  };
}

/** Find the ranked products in the catalogue. What is deleted since, or was seen together once, falls away. */
function place(
  { catalog: { positions } }: ServedShop,
  ranking: readonly ScoredProduct[],
  kind: Fallback,
  by: NonNullable<Reason['by']>,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { productId, score, because, together, expected } of ranking) {
    const position = positions.get(productId);
    const withPosition = because === null ? undefined : positions.get(because);
    if (position === undefined || together < MIN_TOGETHER) continue;
    const reason = { kind, withPosition: withPosition ?? null, by, together, expected };
    candidates.push({ position, score, reason });
  }
  return candidates;
}
