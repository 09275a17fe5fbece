import { median } from '../math/median.ts';
import type { Waits } from './list-waits.ts';
import type { BuyerOrders, OrderColumns } from './order-columns.ts';

/** One step of the order sequence: the i-th order of every buyer who reached it. */
export interface SequenceStep {
  /** i, from 1. */
  readonly orderNumber: number;
  /** Buyers with at least i orders. */
  readonly buyers: number;
  /** Those of them with at least i + 1. */
  readonly goingOn: number;
  /** Net revenue of the i-th orders. */
  readonly netRevenueMinor: number;
  /** Median time from the i-th to the next order among those who went on; null when nobody did. */
  readonly medianGapMs: number | null;
}

/**
 * The order sequence: for each order number, who reached it, who went on, what it earned and how soon the next one came.
 *
 * @param waits of these buyers, as far as anybody came.
 */
export function measureOrderSequence(
  { netRevenueMinor }: Pick<OrderColumns, 'netRevenueMinor'>,
  { buyerCount, offsets, positions }: BuyerOrders,
  waits: readonly Waits[],
): SequenceStep[] {
  const revenue = new Float64Array(waits.length);
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const start = offsets[buyer]!;
    const end = offsets[buyer + 1]!;
    for (let at = start; at < end; at++) revenue[at - start]! += netRevenueMinor[positions[at]!]!;
  }
  return waits.map(({ returned, open }, step) => ({
    orderNumber: step + 1,
    buyers: returned.length + open.length,
    goingOn: returned.length,
    netRevenueMinor: revenue[step]!,
    medianGapMs: median(returned),
  }));
}
