import { trainShopModel } from '#ml/models/train-shop-model.ts';
import { buildServedShop } from '#app/serving/build-served-shop.ts';
import { NOBODY } from '#app/serving/buyer-history.ts';
import type { ServedProduct } from '#app/serving/catalog.ts';
import { NO_MERCHANDISING } from '#app/serving/merchandising/merchandising.ts';
import type { ServedShop } from '#app/serving/served-shop.ts';
import type { RecommendationQuery } from '#app/serving/recommend.ts';

export const DAY = 86_400_000;
/** The instant of every question; orders are given in days before it. */
export const NOW = Date.parse('2026-11-22T12:00:00Z');

export interface Basket {
  readonly daysAgo: number;
  readonly buyer?: number;
  readonly products: readonly number[];
}

/** A product that can be shown; ids are small numbers, the type is given, the newest has the highest id. */
export function makeProduct(productId: number, change: Partial<ServedProduct> = {}): ServedProduct {
  return {
    productId,
    title: `Product ${productId}`,
    handle: `product-${productId}`,
    productType: 'Mug',
    imageUrl: null,
    publishedAt: NOW - 1000 * DAY + productId,
    variantId: productId * 10,
    priceMinor: 950,
    compareAtMinor: null,
    barrier: null,
    ...change,
  };
}

/** A served shop with these products and a model trained on these baskets (none: no model). */
export function makeServedShop(products: readonly ServedProduct[], baskets: readonly Basket[]): ServedShop {
  const sorted = [...baskets].sort((left, right) => right.daysAgo - left.daysAgo);
  const offsets = new Uint32Array(sorted.length + 1);
  for (const [index, basket] of sorted.entries()) offsets[index + 1] = offsets[index]! + basket.products.length;
  const model =
    baskets.length === 0
      ? null
      : trainShopModel({
          orderedAt: Float64Array.from(sorted, ({ daysAgo }) => NOW - daysAgo * DAY),
          buyerIds: Float64Array.from(sorted, ({ buyer }) => buyer ?? 0),
          offsets,
          productIds: Float64Array.from(sorted.flatMap((basket) => [...basket.products].sort((a, b) => a - b))),
        });
  return buildServedShop({
    shopId: 1,
    catalog: {
      version: 1,
      currency: 'GBP',
      products,
      positions: new Map(products.map(({ productId }, position) => [productId, position])),
      merchandising: NO_MERCHANDISING,
      changesAt: Infinity,
    },
    model,
    modelVersion: model && 'aaaabbbbccccdddd',
  });
}

/** A question with nothing known about who asks. */
export function ask(change: Partial<RecommendationQuery>): RecommendationQuery {
  return {
    placement: 'product',
    productId: null,
    cart: [],
    buyer: NOBODY,
    limit: 6,
    now: NOW,
    ...change,
  };
}
