import type { ShopModel } from '../models/shop-model.ts';
import { recommendForCart } from './recommend-for-cart.ts';
import type { RankingOptions, ScoredProduct } from './scored-product.ts';

/** What else is in an order with this product? Empty for a product the model never saw with another. */
export function recommendForProduct(model: ShopModel, productId: number, options?: RankingOptions): ScoredProduct[] {
  return recommendForCart(model, [productId], options);
}
