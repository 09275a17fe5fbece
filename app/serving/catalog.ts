import type { Merchandising } from './merchandising/merchandising.ts';

/** Why a product cannot be shown to anybody. */
export type Barrier = 'not active' | 'not published' | 'gift card' | 'left out by its tag' | 'no price' | 'sold out';

/** The product tag with which a merchant leaves a product out, in any case of letters. */
export const EXCLUDING_TAG = 'regulars-exclude';

/** A product as a card shows it. */
export interface ServedProduct {
  readonly productId: number;
  readonly title: string;
  readonly handle: string;
  readonly productType: string;
  readonly imageUrl: string | null;
  /** Epoch milliseconds; 0 when not published. */
  readonly publishedAt: number;
  /** The variant on the card: the first that can be bought, else the first. Null without variants. */
  readonly variantId: number | null;
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
  /** Null when it can be shown. */
  readonly barrier: Barrier | null;
}

/** The products of a shop that are not deleted, by ascending id; lists name them by their position here. */
export interface Catalog {
  /** `Shop.catalogVersion` it was read at. */
  readonly version: number;
  readonly currency: string;
  readonly products: readonly ServedProduct[];
  readonly positions: ReadonlyMap<number, number>;
  /** The merchant's rules, by position here. */
  readonly merchandising: Merchandising;
  /** When a product becomes published or a rule begins or ends by the passing of time; Infinity if none will. */
  readonly changesAt: number;
}
