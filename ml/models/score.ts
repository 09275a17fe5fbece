/** Who asks: what is known of one buyer or visitor. */
export interface Query {
  /** The buyer's row of the matrix trained on, for models that know buyers; others ignore it. */
  readonly row: number;
  /** Vocabulary indices of what the buyer has, oldest first where order matters; distinct. */
  readonly products: Uint32Array;
  /** How much each of them counts. */
  readonly weights: Float32Array;
}

/** Writes the score of every product into `scores`, one a product; what it held before is lost. */
export type Score = (query: Query, scores: Float32Array) => void;
