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
  const [buyers, ordering] = [new Uint32Array(steps), new Uint32Array(steps)];
  const [net, squared] = [new Float64Array(steps), new Float64Array(steps)];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const end = offsets[buyer + 1]!;
    let at = offsets[buyer]!;
    const cohort = periods[positions[at]!]!;
    const over = Math.min(steps, asOfPeriod - 1 - cohort);
    let sum = 0;
    for (let step = 0; step <= over; step++) {
      const first = at;
      for (; at < end && periods[positions[at]!]! === cohort + step; at++) sum += netRevenueMinor[positions[at]!]!;
      if (step === 0) continue;
      buyers[step - 1]! += 1;
      if (at > first) ordering[step - 1]! += 1;
      net[step - 1]! += sum;
      squared[step - 1]! += sum * sum;
    }
  }
  return Array.from(buyers, (count, step) => ({
    ...{ buyers: count, orderingBuyers: ordering[step]! },
    ...{ netMinor: net[step]!, squaredNetMinor: squared[step]! },
  })).filter((step) => step.buyers > 0);
}
