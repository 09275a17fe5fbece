/** The neighbours of one product as counted now, best first: what {@link trainCoPurchase} makes of the same rows. */
export interface LiveRow {
  readonly productIds: Float64Array;
  /** Above 0; comparable within the row. */
  readonly scores: Float32Array;
  /** Rows (orders, or buyers) that hold both. */
  readonly together: Uint32Array;
  /** How many would by chance. */
  readonly expected: Float32Array;
}

/** What speaks for one product beside another, as counted now. */
export interface PairEvidence {
  /** Rows (orders, or buyers) that hold both. */
  readonly together: number;
  /** How many would by chance. */
  readonly expected: number;
}

/** Products bought lately, in no order, with their trending orders (see `trainPopularity`), each above 0. */
export interface LiveTrend {
  /** The instant from which age counts. */
  readonly asOf: number;
  readonly productIds: Float64Array;
  readonly scores: Float64Array;
}
