import type { ShopColumns } from '../measurement/shop-columns.ts';

/** The counted orders of a shop, or of one buyer, with what profiles need besides. */
export interface ProfileColumns extends ShopColumns {
  /** The local day of each order, counted from any day: ascending with the instants. */
  readonly days: Int32Array;
  /** Position in `productVendors` for each of `productIds`; '' is none. */
  readonly productVendor: Uint16Array;
  /** Sorted. */
  readonly productVendors: readonly string[];
}
