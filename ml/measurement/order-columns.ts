/** Counted orders as columns, sorted by (orderedAt, order id). Instants in epoch milliseconds, money in minor units. */
export interface OrderColumns {
  readonly orderedAt: Float64Array;
  /** 0 for a guest. */
  readonly customerIds: Float64Array;
  readonly netRevenueMinor: Float64Array;
}

/**
 * The orders of each buyer: buyer `b` placed the orders at the positions
 * `positions[offsets[b]]` to `positions[offsets[b + 1] - 1]`, oldest first. Guests are left out.
 */
export interface BuyerOrders {
  readonly buyerCount: number;
  /** One more than there are buyers. */
  readonly offsets: Uint32Array;
  readonly positions: Uint32Array;
}
