import { estimateSurvival } from './estimate-survival.ts';
import { findSurvivalQuantile } from './find-survival-quantile.ts';
import { listWaits } from './list-waits.ts';
import type { BuyerOrders } from './order-columns.ts';

/** How soon the next order comes after the i-th, those who have not come back yet being censored and not dropped. */
export interface TimeToNextOrder {
  /** i, from 1. */
  readonly orderNumber: number;
  readonly buyers: number;
  /** Buyers whose next order came. */
  readonly goingOn: number;
  /** Time by which 25, 50 and 75 % of the buyers have ordered again; null while the curve has not fallen that far. */
  readonly p25Ms: number | null;
  readonly p50Ms: number | null;
  readonly p75Ms: number | null;
}

/**
 * Time between orders per step i -> i + 1, by Kaplan-Meier.
 *
 * @param steps how many steps.
 */
export function measureTimeBetweenOrders(
  buyers: BuyerOrders,
  orderedAt: Float64Array,
  { asOf, steps }: { readonly asOf: number; readonly steps: number },
): TimeToNextOrder[] {
  const result: TimeToNextOrder[] = [];
  for (let orderNumber = 1; orderNumber <= steps; orderNumber++) {
    const { returned, open } = listWaits(buyers, orderedAt, { asOf, orderNumber });
    if (returned.length + open.length === 0) break;
    const curve = estimateSurvival(returned, open);
    const [p25Ms, p50Ms, p75Ms] = [0.25, 0.5, 0.75].map((p) => findSurvivalQuantile(curve, p).time);
    result.push({
      orderNumber,
      buyers: curve.n,
      goingOn: curve.eventCount,
      p25Ms: p25Ms!,
      p50Ms: p50Ms!,
      p75Ms: p75Ms!,
    });
  }
  return result;
}
