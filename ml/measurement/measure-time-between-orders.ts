import { estimateSurvival } from './estimate-survival.ts';
import { findSurvivalQuantile } from './find-survival-quantile.ts';
import type { Waits } from './list-waits.ts';

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

/** Time between orders per step i -> i + 1, by Kaplan-Meier. @param steps the waits of each. */
export function measureTimeBetweenOrders(steps: readonly Waits[]): TimeToNextOrder[] {
  return steps.map(({ returned, open }, step) => {
    const curve = estimateSurvival(returned, open);
    const [p25Ms, p50Ms, p75Ms] = [0.25, 0.5, 0.75].map((p) => findSurvivalQuantile(curve, p).time);
    return {
      orderNumber: step + 1,
      buyers: curve.n,
      goingOn: curve.eventCount,
      p25Ms: p25Ms!,
      p50Ms: p50Ms!,
      p75Ms: p75Ms!,
    };
  });
}
