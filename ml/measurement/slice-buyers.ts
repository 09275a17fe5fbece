import type { BuyerOrders } from './order-columns.ts';

/** The buyers from position `from` up to `to`, which is left out: what belongs to them is shared, not copied. */
export function sliceBuyers({ offsets, positions }: BuyerOrders, from: number, to: number): BuyerOrders {
  return { buyerCount: Math.max(0, to - from), offsets: offsets.subarray(from, Math.max(from, to) + 1), positions };
}
