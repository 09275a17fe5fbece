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
  orders: OrderColumns,
  { buyerCount, offsets, positions }: BuyerOrders,
): SequenceStep[] {
  const buyers: number[] = [];
  const revenue: number[] = [];
  const gaps: number[][] = [];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const start = offsets[buyer]!;
    const end = offsets[buyer + 1]!;
    for (let at = start; at < end; at++) {
      const step = at - start;
      const position = positions[at]!;
      buyers[step] = (buyers[step] ?? 0) + 1;
      revenue[step] = (revenue[step] ?? 0) + orders.netRevenueMinor[position]!;
      gaps[step] ??= [];
      if (at + 1 < end) gaps[step].push(orders.orderedAt[positions[at + 1]!]! - orders.orderedAt[position]!);
    }
  }
  return buyers.map((count, step) => ({
    orderNumber: step + 1,
    buyers: count,
    goingOn: buyers[step + 1] ?? 0,
    netRevenueMinor: revenue[step]!,
    medianGapMs: median(gaps[step]!),
  }));
}
