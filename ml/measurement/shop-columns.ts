/** What stands for the product of a line that is a gift card: money, not a product that anybody comes back for. */
export const GIFT_CARD = -2;

/**
 * The counted orders of a shop as columns, with what its dashboards group and filter by. Orders are sorted by
 * (orderedAt, orderId); the lines of order `i` are the positions `lineOffsets[i]` to `lineOffsets[i + 1]` of the line
 * columns, sorted by line id. Names are kept once and columns hold their positions; every list of names is sorted.
 */
export interface ShopColumns {
  readonly orderIds: Float64Array;
  /** Epoch milliseconds. */
  readonly orderedAt: Float64Array;
  /** 0 for a guest. */
  readonly customerIds: Float64Array;
  /** Without gift cards, after discounts, refunds and edits, without tax. */
  readonly netRevenueMinor: Float64Array;
  /** Net revenue less unit costs; NaN where a line that earns has no known cost. */
  readonly marginMinor: Float64Array;
  /** Position in `countries`: where the order was sent; '' is unknown. */
  readonly country: Uint16Array;
  /** Position in `sources`: the sales channel; '' is unknown. */
  readonly source: Uint16Array;
  /** 1: something was taken off the price. */
  readonly isDiscounted: Uint8Array;
  /** 1: the order belongs to a subscription. */
  readonly isSubscription: Uint8Array;
  /** One more than there are orders. */
  readonly lineOffsets: Uint32Array;
  /** Position in `productIds`; -1 where the line names no product, `GIFT_CARD` where it is a gift card. */
  readonly lineProduct: Int32Array;
  /** 0 where the line names no variant. */
  readonly lineVariantIds: Float64Array;
  /** Units the buyer still has. */
  readonly lineUnits: Float64Array;
  /** After discounts, refunds and edits, without tax; 0 for a gift card. */
  readonly lineNetMinor: Float64Array;
  /** 1: bought by subscription. */
  readonly lineIsSubscription: Uint8Array;
  /** Products of the lines, ascending. */
  readonly productIds: Float64Array;
  /** Position in `productTypes` for each of `productIds`; '' is none. */
  readonly productType: Uint16Array;
  readonly countries: readonly string[];
  readonly sources: readonly string[];
  /** Ascending, '' always the first. */
  readonly productTypes: readonly string[];
}
