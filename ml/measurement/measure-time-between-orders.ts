import { estimateQuantiles } from './estimate-quantiles.ts';
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
  { buyerCount, offsets, positions }: BuyerOrders,
  orderedAt: Float64Array,
  { asOf, steps }: { readonly asOf: number; readonly steps: number },
): TimeToNextOrder[] {
  const result: TimeToNextOrder[] = [];
  for (let step = 0; step < steps; step++) {
    const events: number[] = [];
    const censored: number[] = [];
    for (let buyer = 0; buyer < buyerCount; buyer++) {
      const at = offsets[buyer]! + step;
      const end = offsets[buyer + 1]!;
      if (at >= end) continue;
      const from = orderedAt[positions[at]!]!;
      if (at + 1 < end) events.push(orderedAt[positions[at + 1]!]! - from);
      else censored.push(asOf - from);
    }
    const buyers = events.length + censored.length;
    if (buyers === 0) break;
    const [p25Ms, p50Ms, p75Ms] = estimateQuantiles(events, censored, [0.25, 0.5, 0.75]) as [
      number | null,
      number | null,
      number | null,
    ];
    result.push({ orderNumber: step + 1, buyers, goingOn: events.length, p25Ms, p50Ms, p75Ms });
  }
  return result;
}
