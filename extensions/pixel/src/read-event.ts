import type { PixelEvents } from '@shopify/web-pixels-extension';
import type { PixelEvent } from './types.ts';

export const EVENT_NAMES = [
  'product_viewed',
  'collection_viewed',
  'search_submitted',
  'product_added_to_cart',
  'checkout_completed',
] as const;

export type ReadableEvent = PixelEvents[(typeof EVENT_NAMES)[number]];

/** Read one of Shopify's events down to the ids the app needs. Null when it names nothing the app could learn from. */
export function readEvent(event: ReadableEvent, visitorId: string): PixelEvent | null {
  const common = { id: event.id, visitorId, occurredAt: event.timestamp };
  switch (event.name) {
    case 'product_viewed': {
      const productId = toDigits(event.data.productVariant.product.id);
      return productId ? { ...common, kind: 'view', productId } : null;
    }
    case 'collection_viewed': {
      const collectionId = toDigits(event.data.collection.id);
      return collectionId ? { ...common, kind: 'collectionView', collectionId } : null;
    }
    case 'search_submitted':
      return { ...common, kind: 'search' };
    case 'product_added_to_cart': {
      const productId = toDigits(event.data.cartLine?.merchandise.product.id);
      return productId ? { ...common, kind: 'addToCart', productId } : null;
    }
    case 'checkout_completed': {
      const { order, token } = event.data.checkout;
      const orderId = toDigits(order?.id);
      return { ...common, kind: 'purchase', ...(orderId && { orderId }), ...(token && { checkoutToken: token }) };
    }
  }
}

/** `gid://shopify/Order/7` and `7` are the same id. */
function toDigits(id: string | null | undefined): string | undefined {
  return /(\d+)$/.exec(id ?? '')?.[1];
}
