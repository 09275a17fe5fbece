/** A small network that scores candidates by their signals: one hidden layer of rectified units. */
export interface VisitRanker {
  readonly inputs: number;
  readonly hidden: number;
  /** By signal: what makes it of mean 0 and deviation 1. */
  readonly means: Float64Array;
  readonly scales: Float64Array;
  /** One row of `inputs` weights and a constant a hidden unit, then one weight a hidden unit. */
  readonly weights: Float64Array;
}

/** Visits with the product that was looked at next, as candidates with signals. */
export interface RankingExamples {
  /** Candidates of visit `v`: rows `offsets[v]` up to `offsets[v + 1]`. */
  readonly offsets: Uint32Array;
  /** A row of signals a candidate. */
  readonly signals: Float32Array;
  /** By visit: which of its candidates was looked at next, counted within the visit; -1 if none. */
  readonly targets: Int32Array;
}
