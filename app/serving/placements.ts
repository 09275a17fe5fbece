/** A configured spot of the storefront. */
export type Placement = 'product' | 'also-viewed' | 'cart' | 'home' | 'buy-again' | 'collection';

/** A way to fill a placement. */
export type Fallback =
  'co-purchase' | 'similar' | 'visit' | 'same-type' | 'cart' | 'history' | 'due' | 'trending' | 'newest';

/**
 * For each placement the lists that are asked, in this order, until it is full. What is due again is that or nothing:
 * there is no filling it up.
 */
export const PLACEMENTS: Readonly<Record<Placement, readonly Fallback[]>> = {
  product: ['co-purchase', 'similar', 'same-type', 'trending', 'newest'],
  'also-viewed': ['visit', 'similar', 'same-type', 'trending', 'newest'],
  cart: ['cart', 'trending', 'newest'],
  home: ['history', 'visit', 'trending', 'newest'],
  'buy-again': ['due'],
  collection: ['history', 'visit', 'trending', 'newest'],
};

/** The placement of that name, or null. */
export function parsePlacement(name: string | null): Placement | null {
  return name !== null && Object.hasOwn(PLACEMENTS, name) ? (name as Placement) : null;
}
