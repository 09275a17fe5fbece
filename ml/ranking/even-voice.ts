import type { ShopModel } from '../models/shop-model.ts';

/**
 * How loudly a product may speak for its neighbours: 1 over the root of its orders. Scores of a bestseller's
 * neighbours grow with the root of its orders; without this a cart would hear its bestseller only.
 */
export function evenVoice({ popularity }: ShopModel, product: number): number {
  return 1 / Math.sqrt(Math.max(1, popularity.orders[product]!));
}
