import type { Barrier } from './catalog.ts';
import type { RecommendationQuery } from './recommend.ts';
import { selectRules } from './merchandising/select-rules.ts';
import type { ServedShop, Source } from './served-shop.ts';

const DAY = 24 * 60 * 60 * 1000;
const JUST_BOUGHT_DAYS = 30;
/** Bought again by this share of its buyers, a product is a consumable. */
const CONSUMABLE_RATE = 0.2;

/** Why a product is left out of one answer. */
export type Suppression =
  | Barrier
  | 'this product'
  | 'in the cart'
  | 'already on this page'
  | 'excluded by a rule'
  | 'no place left'
  | 'just bought'
  | 'bought before';

/** Create the test that says why a product must not be in the answer to a query, or null if it may. */
export function createFilter(
  shop: ServedShop,
  query: RecommendationQuery,
  { findExclusion } = selectRules(shop.catalog.merchandising, query),
): (position: number, source: Source) => Suppression | null {
  const cart = new Set(query.cart);
  const shown = new Set(query.shown);
  const boughtAt = new Map(query.buyer.bought.map(({ productId, at }) => [productId, at]));
  return (position, source) => {
    const { productId, barrier } = shop.catalog.products[position]!;
    if (barrier) return barrier;
    if (productId === query.productId) return 'this product';
    if (cart.has(productId)) return 'in the cart';
    if (shown.has(productId)) return 'already on this page';
    if (findExclusion(position)) return 'excluded by a rule';
    const at = boughtAt.get(productId);
    if (at === undefined) return null;
    // The history looks for something new; the lists below it may repeat what runs out.
    if (source === 'history') return 'bought before';
    // What is due again was bought before; when it was bought is weighed already.
    if (source === 'due') return null;
    return query.now - at < JUST_BOUGHT_DAYS * DAY && !isConsumable(shop, position) ? 'just bought' : null;
  };
}

function isConsumable({ model, indices }: ServedShop, position: number): boolean {
  return (model?.repurchase.rate[indices[position]!] ?? 0) >= CONSUMABLE_RATE;
}
