/** A name and its share of what the buyer kept, from 0 to 1. */
export interface TasteShare {
  readonly name: string;
  readonly share: number;
}

/** The middle half of the unit prices a buyer paid, in minor units. */
export interface PriceBand {
  readonly lowMinor: number;
  readonly medianMinor: number;
  readonly highMinor: number;
}

/** What a buyer's own counted orders say, with the catalogue as it is now. Instants in epoch milliseconds. */
export interface BuyerSummary {
  readonly firstOrderAt: number;
  /** Null for who ordered once. */
  readonly secondOrderAt: number | null;
  readonly lastOrderAt: number;
  readonly orderCount: number;
  readonly netRevenueMinor: number;
  /** Net revenue less unit costs; null where a line that earns has no known cost. */
  readonly marginMinor: number | null;
  /** Net revenue of an order in the mean, to the nearest whole. */
  readonly averageOrderMinor: number;
  /** Whole seconds between consecutive orders, oldest first. */
  readonly gapSeconds: Uint32Array;
  /** Whole seconds; null until the second order. */
  readonly medianGapSeconds: number | null;
  /** The product of the first order that earned most, then the smaller id; null where its lines name none. */
  readonly firstProductId: number | null;
  /** Its product type; '' without one. */
  readonly firstProductType: string;
  /** '' is not known. */
  readonly firstCountry: string;
  readonly firstSource: string;
  readonly firstDiscounted: boolean;
  readonly discountedOrders: number;
  readonly subscriptionOrders: number;
  /** The five largest shares of the units kept, ties by name; what has no type (vendor) is left out. */
  readonly tasteTypes: readonly TasteShare[];
  readonly tasteVendors: readonly TasteShare[];
  /** Null where nothing that was kept cost anything. */
  readonly priceBand: PriceBand | null;
  readonly favouriteType: string | null;
  readonly favouriteVendor: string | null;
}
