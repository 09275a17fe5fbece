/**
 * The counted orders of a shop as columns: what training and measurement read. An order counts if it is no test order
 * and not cancelled. Orders are sorted by (orderedAt, orderId); the lines of order `i` are the positions
 * `lineOffsets[i]` to `lineOffsets[i + 1]` of the line columns, sorted by line id.
 */
export interface OrderSnapshot {
  readonly orderIds: Float64Array;
  /** Epoch milliseconds. */
  readonly orderedAt: Float64Array;
  /** 0 for a guest. */
  readonly customerIds: Float64Array;
  /** Sum of `lineNetMinor` over the order's lines that are not gift cards. */
  readonly netRevenueMinor: Float64Array;
  /** One more than there are orders. */
  readonly lineOffsets: Uint32Array;
  readonly lineIds: Float64Array;
  /** 0 where the line names no product. */
  readonly productIds: Float64Array;
  /** Units the buyer still has. */
  readonly remainingUnits: Float64Array;
  /** Line total after discounts, refunds and edits, without tax. */
  readonly lineNetMinor: Float64Array;
  /** 1 for a gift card. */
  readonly isGiftCard: Uint8Array;
}
