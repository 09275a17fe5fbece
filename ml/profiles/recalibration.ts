/** What an earlier forecast of the same shop teaches about the next one. */
export interface Recalibration {
  /**
   * The horizon to ask the order model for, per unit of the horizon meant: with it, as many orders as came were expected
   * in the earlier window.
   */
  readonly pace: number;
  /** Weights of the features of `describeReturn`. */
  readonly weights: readonly number[];
  /** Buyers it was learned from. */
  readonly buyers: number;
}
