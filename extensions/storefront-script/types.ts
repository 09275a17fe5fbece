/** One product of the endpoint's answer, checked. */
export interface ShownProduct {
  readonly id: string;
  /** Null when it cannot be added from the card. */
  readonly variantId: string | null;
  readonly handle: string;
  readonly title: string;
  /** Decimal, in `currency`. */
  readonly price: string;
  readonly compareAtPrice: string | null;
  readonly currency: string;
  readonly image: string | null;
  readonly reason: string;
}

export interface Answer {
  readonly recommendationId: string;
  /** Which heading is true of the products; null keeps the one that is there. */
  readonly heading: string | null;
  readonly products: readonly ShownProduct[];
}

/** Which card of which recommendation something happened to. */
export interface Slot {
  /** Where events go. */
  readonly path: string;
  readonly recommendationId: string;
  readonly productId: string;
  /** From 1. */
  readonly slot: number;
}

export type Act = 'impression' | 'click' | 'addToCart';

interface Shopify {
  readonly customerPrivacy?: { analyticsProcessingAllowed?(): boolean };
  loadFeatures?(features: readonly { name: string; version: string }[], loaded: () => void): void;
}

declare global {
  interface Window {
    readonly Shopify?: Shopify;
  }
}
