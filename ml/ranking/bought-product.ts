/** A product somebody has: bought, in the cart, or on the page. */
export interface BoughtProduct {
  readonly productId: number;
  /** Epoch milliseconds. */
  readonly lastBoughtAt: number;
}
