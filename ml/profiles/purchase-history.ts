/**
 * What buyers' order models are fitted to, one place a buyer (Fader, Hardie & Lee 2005): orders of one local day are one
 * transaction. Times are in days (any one unit does: a fit is in the unit of its history).
 */
export interface PurchaseHistory {
  /** x: repeat transactions, whole numbers; 0 for a buyer of one day. */
  readonly frequency: Float64Array;
  /** t_x: from the first transaction to the last; 0 for a buyer of one day. */
  readonly recency: Float64Array;
  /** T: from the first transaction to the end of what is known; not below t_x. */
  readonly age: Float64Array;
}
