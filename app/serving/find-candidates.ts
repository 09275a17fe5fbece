import type { RecommendationQuery } from './recommend.ts';
import type { Fallback } from './placements.ts';
import type { Candidate, ServedShop } from './served-shop.ts';
import { findCoPurchases } from './find-co-purchases.ts';
import { sumSimilar, type Seed } from './sum-similar.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A purchase counts half after this many days, a view after that many. */
const BOUGHT_HALF_LIFE_DAYS = 60;
const VIEWED_HALF_LIFE_DAYS = 2;
/** What a look weighs against a purchase. */
const VIEW_WEIGHT = 0.6;
const SEEDS = 50;

/** What one fallback proposes for a query, best first. */
export function findCandidates(shop: ServedShop, query: RecommendationQuery, fallback: Fallback): readonly Candidate[] {
  switch (fallback) {
    case 'co-purchase':
      return query.productId === null ? [] : findCoPurchases(shop, query.productId);
    case 'same-type':
      return findBestsellersOfType(shop, query.productId);
    case 'cart':
      return sumSimilar(shop, listCartSeeds(query), 'cart');
    case 'history':
      return sumSimilar(shop, listHistorySeeds(query), 'history');
    case 'trending':
      return shop.trending;
    case 'newest':
      return shop.newest;
  }
}

function findBestsellersOfType(shop: ServedShop, productId: number | null): readonly Candidate[] {
  const position = productId === null ? undefined : shop.catalog.positions.get(productId);
  if (position === undefined) return [];
  return shop.bestsellers.get(shop.catalog.products[position]!.productType) ?? [];
}

function listCartSeeds({ cart }: RecommendationQuery): Seed[] {
  return cart.slice(0, SEEDS).map((productId) => ({ productId, weight: 1, by: 'cart' }));
}

function listHistorySeeds({ buyer, now }: RecommendationQuery): Seed[] {
  const fade = (at: number, halfLifeDays: number) => 0.5 ** (Math.max(0, now - at) / (halfLifeDays * DAY));
  return [
    ...buyer.bought
      .slice(0, SEEDS)
      .map(({ productId, at }): Seed => ({ productId, weight: fade(at, BOUGHT_HALF_LIFE_DAYS), by: 'bought' })),
    ...buyer.viewed.slice(0, SEEDS).map(({ productId, at }): Seed => ({
      productId,
      weight: VIEW_WEIGHT * fade(at, VIEWED_HALF_LIFE_DAYS),
      by: 'viewed',
    })),
  ];
}
