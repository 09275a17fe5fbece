import type { BuyerOrders } from './order-columns.ts';
import type { ShopColumns } from './shop-columns.ts';

/** What buyers did in the k-th period after that of their first order, all cohorts for which it is over together. */
export interface CohortStep {
  readonly buyers: number;
  /** Buyers with at least one order in the period. */
  readonly orderingBuyers: number;
  /** Net revenue from the first period up to this one, and the sum of its squares over buyers. */
  readonly netMinor: number;
  readonly squaredNetMinor: number;
}

interface StepOptions {
  /** Period of each order (consecutive integers, in the shop's time zone). */
  readonly periods: Int32Array;
  /** Period of the newest order: not over, hence immature. */
  readonly asOfPeriod: number;
  /** How many periods after the first are looked at. */
  readonly steps: number;
}

/**
 * Measure what buyers did 1, 2, ... periods after that of their first order. A buyer counts at a step only once the whole
 * period is over, as in `averageCohorts`.
 *
 * @returns index 0 = the first period after; no step for which nobody is old enough.
 */
export function measureCohortSteps(
  { netRevenueMinor }: Pick<ShopColumns, 'netRevenueMinor'>,
  { buyerCount, offsets, positions }: BuyerOrders,
  { periods, asOfPeriod, steps }: StepOptions,
): CohortStep[] {
  // What each step adds to the one before it; a buyer leaves behind the last step that is over for them.
  const create = () => new Float64Array(steps + 2);
  const [buyers, ordering, net, squared] = [create(), create(), create(), create()];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const [first, end] = [offsets[buyer]!, offsets[buyer + 1]!];
    const cohort = periods[positions[first]!]!;
    const over = Math.min(steps, asOfPeriod - 1 - cohort);
    if (over < 1) continue;
    let [sum, seen] = [0, 0];
    for (let at = first; at < end; at++) {
      const order = positions[at]!;
      const step = periods[order]! - cohort;
      if (step > over) break;
      const grown = sum + netRevenueMinor[order]!;
      net[step]! += grown - sum;
      squared[step]! += grown * grown - sum * sum;
      if (step > seen) ordering[step]! += 1;
      [sum, seen] = [grown, step];
    }
    buyers[0]! += 1;
    buyers[over + 1]! -= 1;
    net[over + 1]! -= sum;
    squared[over + 1]! -= sum * sum;
  }
  const sums = { buyers: buyers[0]!, netMinor: net[0]!, squaredNetMinor: squared[0]! };
  return Array.from({ length: steps }, (_, at): CohortStep => {
    sums.buyers += buyers[at + 1]!;
    sums.netMinor += net[at + 1]!;
    sums.squaredNetMinor += squared[at + 1]!;
    return { ...sums, orderingBuyers: ordering[at + 1]! };
  }).filter((step) => step.buyers > 0);
}
