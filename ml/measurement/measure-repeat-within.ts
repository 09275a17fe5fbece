import type { RepeatCount } from './measure-repeat-rate.ts';
import type { BuyerOrders } from './order-columns.ts';

interface RepeatWithinOptions {
  readonly windowMs: number;
  readonly asOf: number;
  /** Only buyers whose first order came after this instant; all of them by default. */
  readonly firstAfter?: number;
  /** Only buyers whose first order came at this instant or before; by default the last instant that is mature. */
  readonly firstUpTo?: number;
}

/**
 * Repeat purchase within a window: of the buyers whose first order is at least `windowMs` old (the mature ones), those
 * with a second order at most `windowMs` after the first.
 */
export function measureRepeatWithin(
  { buyerCount, offsets, positions }: BuyerOrders,
  orderedAt: Float64Array,
  { windowMs, asOf, firstAfter = -Infinity, firstUpTo = asOf - windowMs }: RepeatWithinOptions,
): RepeatCount {
  const last = Math.min(firstUpTo, asOf - windowMs);
  let buyers = 0;
  let repeated = 0;
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const at = offsets[buyer]!;
    const first = orderedAt[positions[at]!]!;
    if (first > last || first <= firstAfter) continue;
    buyers += 1;
    if (at + 1 < offsets[buyer + 1]! && orderedAt[positions[at + 1]!]! - first <= windowMs) repeated += 1;
  }
  return { buyers, repeated };
}
