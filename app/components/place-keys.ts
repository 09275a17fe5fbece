import type { Placement } from '#app/serving/placements.ts';

/** How the ids of messages call the placements of the storefront. */
export const PLACE_KEYS = {
  product: 'product',
  'also-viewed': 'alsoViewed',
  cart: 'cart',
  home: 'home',
  'buy-again': 'buyAgain',
  collection: 'collection',
} as const satisfies Readonly<Record<Placement, string>>;
