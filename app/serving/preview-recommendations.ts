import type { App } from '../app.server.ts';
import { loadEarlierModel } from '../training/load-earlier-model.ts';
import { loadServedModel } from '../training/load-served-model.ts';
import { NOBODY } from './buyer-history.ts';
import { buildServedShop } from './build-served-shop.ts';
import type { Suppression } from './create-filter.ts';
import { loadCatalog } from './load-catalog.ts';
import type { Fallback } from './placements.ts';
import { recommend, type TrailStep } from './recommend.ts';
import type { Candidate, ServedShop } from './served-shop.ts';
import { explainReason, timesChance } from './write-reason.ts';

/** A product of the list, with the evidence for it. */
export interface PreviewedProduct {
  readonly productId: number;
  readonly title: string;
  readonly fallback: Fallback;
  /** In a merchant's words, with the counts. */
  readonly reason: string;
  /** Orders that hold both products, of all orders of the previewed one; null when the reason is another. */
  readonly support: { readonly orders: number; readonly of: number } | null;
  readonly expectedOrders: number | null;
  readonly timesChance: number | null;
  /** Comparable within one fallback. */
  readonly score: number;
}

/** What shoppers see with a product, and why. */
export interface RecommendationPreview {
  readonly product: { readonly productId: number; readonly title: string };
  readonly modelVersion: string | null;
  readonly products: readonly PreviewedProduct[];
  /** What ranked above the last of them and was left out. */
  readonly suppressed: readonly (PreviewedProduct & { readonly why: Suppression })[];
  readonly trail: readonly TrailStep[];
}

const LIMIT = 12;

/**
 * Preview what a shopper of whom nothing is known sees on a product's page. Null for a product that is not in the
 * catalogue. A damaged model is replaced as on the storefront, by the one before it.
 */
export function previewRecommendations(app: App, shopId: number, productId: number): RecommendationPreview | null {
  const now = app.now();
  const catalog = loadCatalog(app.db, shopId, now);
  const position = catalog.positions.get(productId);
  if (position === undefined) return null;
  const served = loadServed(app, shopId);
  const shop = buildServedShop({
    shopId,
    catalog,
    model: served?.model ?? null,
    modelVersion: served?.version ?? null,
  });
  const list = recommend(shop, {
    placement: 'product',
    productId,
    cart: [],
    buyer: NOBODY,
    limit: LIMIT,
    now,
    explains: true,
  });
  const orders = shop.model?.popularity.orders[shop.indices[position]!] ?? 0;
  return {
    product: { productId, title: catalog.products[position]!.title },
    modelVersion: shop.modelVersion,
    products: list.slots.map((candidate) => preview(shop, candidate, orders)),
    suppressed: list.suppressed
      .filter(({ why }) => why !== 'this product')
      .map(({ candidate, why }) => ({ ...preview(shop, candidate, orders), why })),
    trail: list.trail,
  };
}

function loadServed(app: App, shopId: number): ReturnType<typeof loadServedModel> {
  try {
    return loadServedModel(app.db, shopId);
  } catch (error) {
    app.log.error('model not loaded for the preview', { shopId, error });
    return loadEarlierModel(app.db, shopId);
  }
}

function preview(shop: ServedShop, { position, score, reason }: Candidate, of: number): PreviewedProduct {
  const { productId, title } = shop.catalog.products[position]!;
  return {
    productId,
    title,
    fallback: reason.kind,
    reason: explainReason(shop, reason, position),
    support: reason.kind === 'co-purchase' ? { orders: reason.together, of } : null,
    expectedOrders: reason.expected,
    timesChance: timesChance(reason),
    score,
  };
}
