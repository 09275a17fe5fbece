/** What the app is told of one event: ids only, nothing about a person, no search text. */
export interface PixelEvent {
  /** Shopify's event id: a repeat is the same event. */
  readonly id: string;
  readonly kind: 'view' | 'collectionView' | 'search' | 'addToCart' | 'purchase';
  readonly visitorId: string;
  readonly productId?: string;
  readonly collectionId?: string;
  readonly orderId?: string;
  readonly checkoutToken?: string;
  /** ISO 8601. */
  readonly occurredAt: string;
}
