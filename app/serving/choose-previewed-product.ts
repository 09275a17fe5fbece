import type { App } from '../app.server.ts';
import { findLastShownProduct } from './find-last-shown-product.ts';
import { previewRecommendations } from './preview-recommendations.ts';

/**
 * Choose the product whose page is previewed before the merchant has chosen one: the one that last asked for
 * recommendations, else the first that a stranger sees on the home page. Null without products.
 */
export function choosePreviewedProduct(app: App, shopId: number): number | null {
  const lastShown = findLastShownProduct(app.db, shopId);
  if (lastShown !== null) return lastShown;
  return previewRecommendations(app, shopId, { placement: 'home', products: [] })?.products[0]?.productId ?? null;
}
