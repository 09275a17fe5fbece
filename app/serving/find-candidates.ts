import type { ItemPlacement } from '#ml/models/shop-model.ts';
import { rankPlacement, type PlacedProduct } from '#ml/ranking/rank-placement.ts';
import type { RankingOptions } from '#ml/ranking/scored-product.ts';
import type { Act } from './buyer-history.ts';
import { findDue } from './find-due.ts';
import { findForVisit } from './find-for-visit.ts';
import { findLiveNeighbors } from './find-live-neighbors.ts';
import { blendSimilar, findSimilar } from './find-similar.ts';
import { placeRanking } from './place-ranking.ts';
import type { Fallback } from './placements.ts';
import type { RecommendationQuery } from './recommend.ts';
import type { Candidate, ServedShop } from './served-shop.ts';

/** More than are asked for, since some of them may be left out of the answer. */
const SPARE = 24;
/** One shared order is an anecdote. */
const MIN_TOGETHER = 2;
const SEEDS = 50;
/** What somebody looked at says little after some days; of what they bought, the model knows how long it speaks. */
const VIEWED_HALF_LIFE = 2 * 24 * 60 * 60 * 1000;
/** Recipes that count and no more: what is counted now replaces what was counted at the last training. */
const COUNTED: readonly string[] = ['co-purchase', 'also-bought'];

/** What one fallback proposes for a query, best first. */
export function findCandidates(shop: ServedShop, query: RecommendationQuery, fallback: Fallback): readonly Candidate[] {
  switch (fallback) {
    case 'co-purchase':
      return findCoPurchases(shop, query);
    case 'similar':
      return findSimilar(shop, query.productId);
    case 'visit':
      return shop.visits ? findForVisit(shop, shop.visits, query) : [];
    case 'same-type':
      return findBestsellersOfType(shop, query);
    case 'cart':
      return findForCart(shop, query);
    case 'history':
      return findForBuyer(shop, query);
    case 'due':
      return shop.model ? findDue(shop.model.buyAgain, shop.catalog, query.buyer.orders, limitDue(query)) : [];
    case 'trending':
      return shop.trending;
    case 'newest':
      return shop.newest;
  }
}

function findCoPurchases(shop: ServedShop, query: RecommendationQuery): readonly Candidate[] {
  const { productId, now } = query;
  if (productId === null) return [];
  const ranking = rankTogether(shop, query, 'product', [{ productId, at: now }]);
  const fewest = fewestTogether(shop, 'product');
  const place = { kind: 'co-purchase', by: 'page', over: 'orders', fewest, page: productId } as const;
  return blendSimilar(shop, productId, placeRanking(shop, ranking, place));
}

function findForCart(shop: ServedShop, query: RecommendationQuery): readonly Candidate[] {
  if (query.cart.length === 0) return [];
  const acts = query.cart.slice(0, SEEDS).map((productId) => ({ productId, at: query.now }));
  const place = { kind: 'cart', by: 'cart', over: 'orders', fewest: fewestTogether(shop, 'cart') } as const;
  return placeRanking(shop, rankTogether(shop, query, 'cart', acts), place);
}

/**
 * What the model says goes with some products, then what the orders as counted now say beyond it: a pair that was new
 * this minute has a place. Where the recipe is to count, what is counted now speaks alone.
 */
function rankTogether(
  shop: ServedShop,
  query: RecommendationQuery,
  placement: ItemPlacement,
  acts: readonly Act[],
): readonly PlacedProduct[] {
  const { model, live } = shop;
  const options = limitRanking(shop, query);
  const isCounted = COUNTED.includes(model?.placements[placement].recipe ?? 'co-purchase');
  const counted = live
    ? findLiveNeighbors(
        live,
        acts.map(({ productId }) => productId),
        options,
      )
    : [];
  if (!model || (isCounted && live)) return counted;
  const ranking = rankPlacement(model.placements[placement], model.vocabulary, toGiven(acts), options);
  if (ranking.length >= options.limit || counted.length === 0) return ranking;
  const known = new Set(ranking.map(({ productId }) => productId));
  const least = ranking.at(-1)?.score ?? 1;
  const beyond = counted.filter(({ productId }) => !known.has(productId));
  const most = beyond[0]?.score ?? 1;
  return [...ranking, ...beyond.map((placed) => scaleScore(placed, (least * placed.score) / most / 2))];
}

function scaleScore(placed: PlacedProduct, score: number): PlacedProduct {
  return { ...placed, score, told: score };
}

function findBestsellersOfType(shop: ServedShop, { productId }: RecommendationQuery): readonly Candidate[] {
  const position = productId === null ? undefined : shop.catalog.positions.get(productId);
  if (position === undefined) return [];
  return shop.bestsellers.get(shop.catalog.products[position]!.productType) ?? [];
}

/** By what they bought; of whom nothing is bought yet, by what they looked at. */
function findForBuyer(shop: ServedShop, query: RecommendationQuery): readonly Candidate[] {
  const { model } = shop;
  const { bought, viewed } = query.buyer;
  if (!model) return [];
  const isBuyer = bought.length > 0;
  const placement = isBuyer ? model.placements.home : { ...model.placements.home, halfLife: VIEWED_HALF_LIFE };
  const acts = (isBuyer ? bought : viewed).slice(0, SEEDS);
  // Without a history nothing is personal: what is popular is the next list's to say.
  if (acts.length === 0) return [];
  const ranking = rankPlacement(placement, model.vocabulary, toGiven(acts), limitRanking(shop, query));
  return placeRanking(shop, ranking, {
    kind: 'history',
    by: isBuyer ? 'bought' : 'viewed',
    over: 'buyers',
    fewest: fewestTogether(shop, 'home'),
  });
}

function fewestTogether({ model }: ServedShop, placement: ItemPlacement): number {
  return COUNTED.includes(model?.placements[placement].recipe ?? 'co-purchase') ? MIN_TOGETHER : 0;
}

function toGiven(acts: readonly Act[]) {
  return acts.map(({ productId, at }) => ({ productId, lastBoughtAt: at }));
}

function limitRanking(
  { catalog }: ServedShop,
  { limit, explains = false }: RecommendationQuery,
): Required<RankingOptions> {
  return {
    limit: limit + SPARE,
    isAllowed(productId) {
      const position = catalog.positions.get(productId);
      return position !== undefined && (explains || catalog.products[position]!.barrier === null);
    },
  };
}

function limitDue({ limit, now, explains }: RecommendationQuery) {
  return { now, limit: limit + SPARE, explains };
}
