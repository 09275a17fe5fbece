import type { Purchases } from '#ml/data/purchases.ts';

/** Purchases with how much of each product a basket holds. */
export interface PurchaseLines extends Purchases {
  /** Units, one for each of `productIds`, above 0. Without the column each product counts as one unit. */
  readonly units?: Float32Array;
}
