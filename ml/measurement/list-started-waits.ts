import type { BuyerOrders } from './order-columns.ts';

/** Waits for a next order, one a buyer. */
export interface StartedWaits {
  readonly startedAt: Float64Array;
  /** In milliseconds; Infinity where no order came. */
  readonly lengthMs: Float64Array;
}

interface StartedWaitsOptions {
  /** From 1. */
  readonly orderNumber: number;
  /** After later orders too: of a buyer the wait after the first of them that is among those asked about. */
  readonly andLater: boolean;
  /** Positions of the orders asked about: from the first up to `behind`, which is left out. */
  readonly from: number;
  readonly behind: number;
}

/** List the waits that began with the buyers' orders of a number, of those orders that lie in a span of all orders. */
export function listStartedWaits(
  { buyerCount, offsets, positions }: BuyerOrders,
  orderedAt: Float64Array,
  { orderNumber, andLater, from, behind }: StartedWaitsOptions,
): StartedWaits {
  const startedAt: number[] = [];
  const lengthMs: number[] = [];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const end = offsets[buyer + 1]!;
    let at = offsets[buyer]! + orderNumber - 1;
    while (andLater && at < end && positions[at]! < from) at += 1;
    if (at >= end || positions[at]! < from || positions[at]! >= behind) continue;
    const start = orderedAt[positions[at]!]!;
    startedAt.push(start);
    lengthMs.push(at + 1 < end ? orderedAt[positions[at + 1]!]! - start : Infinity);
  }
  return { startedAt: Float64Array.from(startedAt), lengthMs: Float64Array.from(lengthMs) };
}
