import type { BuyerOrders } from '#ml/models/buy-again/score-due.ts';
import type { App } from '../app.server.ts';
import { DAY } from '../time.ts';
import { NOBODY } from './buyer-history.ts';
import { listCollectionTitles } from './merchandising/list-collection-titles.ts';
import type { Suppression } from './create-filter.ts';
import { gatherEvidence, type Evidence } from './gather-evidence.ts';
import { listNewcomers } from './list-newcomers.ts';
import { loadCatalog } from './load-catalog.ts';
import { listNamedProducts } from './merchandising/list-named-products.ts';
import { listScoreParts } from './merchandising/list-score-parts.ts';
import { listTouchingRules } from './merchandising/list-touching-rules.ts';
import type { Rule, StoredRule } from './merchandising/rule.ts';
import { listProductTitles } from './list-product-titles.ts';
import { openPreviewShop } from './open-preview-shop.ts';
import type { Placement } from './placements.ts';
import { recommend, type RecommendationQuery, type SuppressedCandidate, type TrailStep } from './recommend.ts';
import type { Candidate, ScorePart, ServedShop, Source } from './served-shop.ts';

/** A product of the list, with the evidence for it. */
export interface PreviewedProduct {
  readonly productId: number;
  readonly title: string;
  readonly fallback: Source;
  readonly evidence: Evidence;
  /** Orders that hold both products, of all orders of the previewed one; null when the reason is another. */
  readonly support: { readonly orders: number; readonly of: number } | null;
  /** Comparable within one fallback. */
  readonly score: number;
  /** What the score is made of. */
  readonly parts: readonly ScorePart[];
  /** The merchant's rules that speak of it here. */
  readonly rules: readonly StoredRule[];
}

/** A product that ranked above the last one and was left out. */
export type PreviewedSuppression = PreviewedProduct & {
  readonly why: Suppression;
  /** The merchant's rule that leaves it out, or that pinned it where it gives way. */
  readonly rule: Rule | null;
};

/** What shoppers see in a placement, and why. */
export interface RecommendationPreview {
  readonly placement: Placement;
  /** The page's product, what is in the cart, or what the buyer bought; none for a stranger. */
  readonly seeds: readonly { readonly productId: number; readonly title: string }[];
  readonly modelVersion: string | null;
  readonly products: readonly PreviewedProduct[];
  readonly suppressed: readonly PreviewedSuppression[];
  readonly trail: readonly TrailStep[];
  /** Titles of the new products that may take a place below the third, most promising first; none where none may. */
  readonly newcomers: readonly string[];
  /** Titles of the products and collections that the rules name, by id. */
  readonly titles: Readonly<Record<number, string>>;
  readonly collections: Readonly<Record<number, string>>;
}

/** The list that is looked at: one of a product's page, a cart of products, or what a buyer of products sees. */
export interface PreviewedSpot {
  readonly placement: Placement;
  readonly products: readonly number[];
}

const LIMIT = 12;
const REPEATS_AFTER = 28 * DAY;

/**
 * Preview a list: on a product's page and in a cart for a shopper of whom nothing is known, on the other pages for one
 * who bought `products` lately, and for buy again one who bought them every four weeks. Null for a product's page that
 * is not in the catalogue.
 */
export function previewRecommendations(app: App, shopId: number, spot: PreviewedSpot): RecommendationPreview | null {
  const now = app.now();
  const catalog = loadCatalog(app.db, shopId, now);
  const known = spot.products.filter((productId) => catalog.positions.has(productId));
  if (isPage(spot.placement) && known.length === 0) return null;
  const shop = openPreviewShop(app, shopId, catalog);
  const query = toQuery({ ...spot, products: known }, now);
  const list = recommend(shop, query);
  const shown = new Set([...known.map((id) => catalog.positions.get(id)!), ...list.slots.map((slot) => slot.position)]);
  const describe = createDescriber(shop, query);
  const products = list.slots.map(describe.product);
  const suppressed = list.suppressed.filter(({ why }) => why !== 'this product').map(describe.suppressed);
  return {
    placement: spot.placement,
    seeds: known.map((productId) => ({
      productId,
      title: catalog.products[catalog.positions.get(productId)!]!.title,
    })),
    modelVersion: shop.modelVersion,
    products,
    suppressed,
    trail: list.trail,
    newcomers: listNewcomers(catalog, spot.placement, { now, shown }),
    ...nameRules(app, shopId, [...products, ...suppressed]),
  };
}

function toQuery({ placement, products }: PreviewedSpot, now: number): RecommendationQuery {
  const base = { placement, productId: null, cart: [], buyer: NOBODY, limit: LIMIT, now, explains: true };
  switch (placement) {
    case 'product':
    case 'also-viewed':
      return { ...base, productId: products[0]! };
    case 'cart':
      return { ...base, cart: products };
    case 'buy-again':
      return { ...base, buyer: { ...NOBODY, orders: repeatOrder(products, now) } };
    default:
      return { ...base, buyer: { ...NOBODY, bought: products.map((productId) => ({ productId, at: now - DAY })) } };
  }
}

/** Three orders of the products, four weeks apart, the last four weeks ago. */
function repeatOrder(products: readonly number[], now: number): BuyerOrders {
  const orderedAt = [3, 2, 1].map((times) => now - times * REPEATS_AFTER);
  return {
    orderedAt: Float64Array.from(orderedAt),
    offsets: Uint32Array.from([0, 1, 2, 3], (order) => order * products.length),
    productIds: Float64Array.from(orderedAt.flatMap(() => [...products].sort((a, b) => a - b))),
  };
}

function isPage(placement: Placement): boolean {
  return placement === 'product' || placement === 'also-viewed';
}

function createDescriber(shop: ServedShop, query: RecommendationQuery) {
  const { model, indices, catalog } = shop;
  const page = query.productId === null ? undefined : catalog.positions.get(query.productId);
  const of = page === undefined ? 0 : (model?.popularity.orders[indices[page]!] ?? 0);
  const product = (candidate: Candidate): PreviewedProduct => {
    const { position, score, reason } = candidate;
    const { productId, title } = catalog.products[position]!;
    return {
      productId,
      title,
      fallback: reason.kind,
      evidence: gatherEvidence(shop, reason, position),
      support: reason.kind === 'co-purchase' ? { orders: reason.together, of } : null,
      score,
      parts: listScoreParts(candidate),
      rules: listTouchingRules(catalog.merchandising, query, position).map(({ ruleId, rule }) => ({
        ruleId,
        rule,
      })),
    };
  };
  const suppressed = ({ candidate, why, rule }: SuppressedCandidate): PreviewedSuppression => ({
    ...product(candidate),
    why,
    rule: rule?.rule ?? null,
  });
  return { product, suppressed };
}

/** What the rules of these products call things. */
function nameRules(
  { db }: App,
  shopId: number,
  products: readonly (PreviewedProduct | PreviewedSuppression)[],
): Pick<RecommendationPreview, 'titles' | 'collections'> {
  const rules = products.flatMap((product) => [
    ...product.rules.map(({ rule }) => rule),
    ...('rule' in product && product.rule !== null ? [product.rule] : []),
  ]);
  return {
    titles: listProductTitles(db, shopId, listNamedProducts(rules)),
    collections: listCollectionTitles(db, shopId),
  };
}
