/**
 * What was bought: one basket for each order, as columns. Baskets come by time; the products of basket `i` are the
 * positions `offsets[i]` to `offsets[i + 1]` of `productIds`, distinct and ascending. A basket may be empty.
 */
export interface Purchases {
  /** Epoch milliseconds, ascending. */
  readonly orderedAt: Float64Array;
  /** 0 where the buyer is not known. */
  readonly buyerIds: Float64Array;
  /** One more than there are baskets. */
  readonly offsets: Uint32Array;
  readonly productIds: Float64Array;
  /** Units of each of `productIds`, above 0. Without the column each counts as one unit. */
  readonly units?: Float32Array;
}
