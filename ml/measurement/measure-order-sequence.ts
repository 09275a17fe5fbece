import { median } from '../math/median.ts';
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

/** The order sequence: for each order number, who reached it, who went on, what it earned and how soon the next one came. */
export function measureOrderSequence(
  orders: Pick<OrderColumns, 'orderedAt' | 'netRevenueMinor'>,
  { buyerCount, offsets, positions }: BuyerOrders,
): SequenceStep[] {
  let steps = 0;
  for (let buyer = 0; buyer < buyerCount; buyer++) steps = Math.max(steps, offsets[buyer + 1]! - offsets[buyer]!);
  const buyers = new Uint32Array(steps + 1);
  const revenue = new Float64Array(steps);
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const start = offsets[buyer]!;
    for (let at = start; at < offsets[buyer + 1]!; at++) {
      buyers[at - start]! += 1;
      revenue[at - start]! += orders.netRevenueMinor[positions[at]!]!;
    }
  }
  const gaps = Array.from({ length: steps }, (_, step) => new Float64Array(buyers[step + 1]!));
  const filled = new Uint32Array(steps);
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const start = offsets[buyer]!;
    for (let at = start; at + 1 < offsets[buyer + 1]!; at++) {
      const step = at - start;
      gaps[step]![filled[step]!++] = orders.orderedAt[positions[at + 1]!]! - orders.orderedAt[positions[at]!]!;
    }
  }
  return gaps.map((times, step) => ({
    orderNumber: step + 1,
    buyers: buyers[step]!,
    goingOn: buyers[step + 1]!,
    netRevenueMinor: revenue[step]!,
    medianGapMs: median(times),
  }));
}
