import type { BuyerOrders } from './order-columns.ts';

/** Waits for a next order, in milliseconds, in the order of the buyers. */
export interface Waits {
  /** Those that ended with one. */
  readonly returned: readonly number[];
  /** Those that have not, as of the newest order. */
  readonly open: readonly number[];
}

/** The waits that began with an order number. @param orderNumber from 1. */
export function listWaits(
  { buyerCount, offsets, positions }: BuyerOrders,
  orderedAt: Float64Array,
  { asOf, orderNumber }: { readonly asOf: number; readonly orderNumber: number },
): Waits {
  const returned: number[] = [];
  const open: number[] = [];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const at = offsets[buyer]! + orderNumber - 1;
    const end = offsets[buyer + 1]!;
    if (at >= end) continue;
    const from = orderedAt[positions[at]!]!;
    if (at + 1 < end) returned.push(orderedAt[positions[at + 1]!]! - from);
    else open.push(asOf - from);
  }
  return { returned, open };
}
