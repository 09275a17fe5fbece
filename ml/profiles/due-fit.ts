/** How a shop's products are bought again, by product: what due products are listed with. */
export interface DueFit {
  /** Ascending. */
  readonly productIds: Float64Array;
  /** Mean days between two purchases by the same buyer, shrunk to the shop's; above 0. */
  readonly gapDays: Float32Array;
  /** Repurchases a day of a buyer who has it, shrunk to the shop's. */
  readonly rate: Float32Array;
  /** Buyers who bought it again. */
  readonly repeatBuyers: Uint32Array;
  /** Days of waiting that the Gamma prior of a pair's rate is worth. */
  readonly priorDays: number;
  /** Share of (buyer, product) pairs bought again in the last 60 days: below it, nothing is due. */
  readonly baseRate: number;
}
