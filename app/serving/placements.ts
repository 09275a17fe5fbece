/** A configured spot of the storefront. */
export type Placement = 'product' | 'cart' | 'home' | 'collection';

/** A way to fill a placement. */
export type Fallback = 'co-purchase' | 'same-type' | 'cart' | 'history' | 'trending' | 'newest';

/** For each placement the lists that are asked, in this order, until it is full. */
export const PLACEMENTS: Readonly<Record<Placement, readonly Fallback[]>> = {
  product: ['co-purchase', 'same-type', 'trending', 'newest'],
  cart: ['cart', 'trending', 'newest'],
  home: ['history', 'trending', 'newest'],
  collection: ['history', 'trending', 'newest'],
};

/** The placement of that name, or null. */
export function parsePlacement(name: string | null): Placement | null {
  return name !== null && Object.hasOwn(PLACEMENTS, name) ? (name as Placement) : null;
}
