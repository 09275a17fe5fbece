import type { BuyerOrders } from './order-columns.ts';

/** Buyers by the period of their first order. */
export interface RepeatPeriod {
  readonly period: number;
  readonly buyers: number;
  /** Those whose first order is at least the window old. */
  readonly matureBuyers: number;
  /** Mature buyers with a second order within the window. */
  readonly repeated: number;
  /** The period is over and every buyer of it is mature: the share will not change by waiting. */
  readonly mature: boolean;
}

interface RepeatByPeriodOptions {
  readonly windowMs: number;
  readonly asOf: number;
  /** First and last period to tell of; buyers of other periods are left out. */
  readonly from: number;
  readonly to: number;
  /** Period of `asOf`: not over. */
  readonly asOfPeriod: number;
}

/**
 * Repeat purchase within a window, by period of first order. Periods without a first order are there, with zeros.
 *
 * @param periods period of each order.
 */
export function measureRepeatByPeriod(
  { buyerCount, offsets, positions }: BuyerOrders,
  orderedAt: Float64Array,
  periods: Int32Array,
  { windowMs, asOf, from, to, asOfPeriod }: RepeatByPeriodOptions,
): RepeatPeriod[] {
  const span = Math.max(0, to - from + 1);
  const buyers = new Uint32Array(span);
  const mature = new Uint32Array(span);
  const repeated = new Uint32Array(span);
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const at = offsets[buyer]!;
    const period = periods[positions[at]!]! - from;
    if (period < 0 || period >= span) continue;
    const first = orderedAt[positions[at]!]!;
    buyers[period]! += 1;
    if (first > asOf - windowMs) continue;
    mature[period]! += 1;
    if (at + 1 < offsets[buyer + 1]! && orderedAt[positions[at + 1]!]! - first <= windowMs) repeated[period]! += 1;
  }
  return Array.from(buyers, (count, at) => ({
    period: from + at,
    buyers: count,
    matureBuyers: mature[at]!,
    repeated: repeated[at]!,
    mature: mature[at] === count && from + at < asOfPeriod,
  }));
}
