/** What one buyer bought, product by product: columns of one length, by ascending product. */
export interface PairHistory {
  /** Vocabulary indices. */
  readonly products: Uint32Array;
  /** Purchases: orders of the same instant are one. */
  readonly counts: Uint32Array;
  /** Epoch milliseconds. */
  readonly firstAt: Float64Array;
  readonly lastAt: Float64Array;
  /** The buyer's orders after the last one with the product. */
  readonly skipped: Uint32Array;
  /** Units of all purchases. */
  readonly units: Float64Array;
  /** Purchases, of which one 30 (120) days before `asOf` counts half. */
  readonly decayed30: Float64Array;
  readonly decayed120: Float64Array;
  /** The buyer's own orders with a known product, and the instant of the last; 0 and 0 without any. */
  readonly orderCount: number;
  readonly lastOrderAt: number;
}
