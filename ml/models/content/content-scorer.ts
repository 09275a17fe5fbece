/** The scores of one product's row. Used again by the next call: take out what is to be kept. */
export interface ScoredRow {
  /** The products that have a score, each once, in no particular order. */
  readonly others: Uint32Array;
  /** By product; comparable between the rows of one scorer. Only those of `others` mean anything. */
  readonly scores: Float32Array;
}

/** Scores all products for one product asked about. */
export type ContentScorer = (product: number) => ScoredRow;
