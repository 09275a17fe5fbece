import type { BuyerOrders, OrderColumns } from './order-columns.ts';

/** Cell (c, k): what cohort c did in the k-th month after the month of its first orders. */
export interface CohortCell {
  /** Buyers of the cohort with at least one order in the month. */
  readonly orderingBuyers: number;
  /** Net revenue of the cohort from its first month up to this one. */
  readonly cumulativeNetMinor: number;
  /** The whole month has passed for every member. */
  readonly mature: boolean;
}

/** The buyers whose first order fell into one month. */
export interface Cohort {
  readonly month: number;
  readonly buyers: number;
  /** Index k = months after the cohort's month, 0 up to the month of `asOf`; later months are not known and not there. */
  readonly cells: readonly CohortCell[];
}

/**
 * Monthly cohorts from the month of the oldest first order to the month of `asOf`, months without a first order included.
 * Cell 0 counts the first order itself, so all buyers order in it.
 *
 * @param months month number of each order (consecutive integers, in the shop's time zone).
 * @param asOfMonth month number of the newest order: not over, hence immature.
 */
export function measureCohorts(
  orders: OrderColumns,
  { buyerCount, offsets, positions }: BuyerOrders,
  months: Int32Array,
  asOfMonth: number,
): Cohort[] {
  if (buyerCount === 0) return [];
  const firstMonth = months[positions[0]!]!;
  const span = asOfMonth - firstMonth + 1;
  const buyers = new Uint32Array(span);
  const ordering = new Uint32Array(span * span);
  const netMinor = new Float64Array(span * span);
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const start = offsets[buyer]!;
    const cohort = months[positions[start]!]! - firstMonth;
    buyers[cohort]! += 1;
    let seen = -1;
    for (let at = start; at < offsets[buyer + 1]!; at++) {
      const month = months[positions[at]!]! - firstMonth;
      const cell = cohort * span + month - cohort;
      netMinor[cell]! += orders.netRevenueMinor[positions[at]!]!;
      if (month !== seen) ordering[cell]! += 1;
      seen = month;
    }
  }
  return Array.from(buyers, (count, cohort) => {
    let cumulativeNetMinor = 0;
    const cells = Array.from({ length: span - cohort }, (_, k) => {
      cumulativeNetMinor += netMinor[cohort * span + k]!;
      return { orderingBuyers: ordering[cohort * span + k]!, cumulativeNetMinor, mature: cohort + k < span - 1 };
    });
    return { month: firstMonth + cohort, buyers: count, cells };
  });
}
