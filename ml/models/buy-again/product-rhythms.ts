/** How a shop's products are bought again, by vocabulary index. Rates are per day, gaps in days. */
export interface ProductRhythms {
  /** Buyers with the product in two orders or more. */
  readonly repeatBuyers: Uint32Array;
  /** Repeat-customer probability: share of its buyers who bought it again, shrunk to the shop's; 0 to 1. */
  readonly repeatRate: Float32Array;
  /** Mean days between two purchases by the same buyer, shrunk to the shop's; above 0. */
  readonly gap: Float32Array;
  /** Repurchases a day of a buyer who has it, shrunk to the shop's: the mean of the Gamma prior of a pair's rate. */
  readonly rate: Float32Array;
  /** Orders with the product, of any buyer, in the last 7, 30, 60 and 90 days. */
  readonly lastWeek: Float32Array;
  readonly lastMonth: Float32Array;
  readonly lastTwoMonths: Float32Array;
  readonly lastQuarter: Float32Array;
}
