import type { BuyerOrders } from './order-columns.ts';

/**
 * Mark the orders that are not their buyer's first: 1 for these, 0 for first ones and guests'.
 *
 * @param size how many orders.
 */
export function markRepeats({ buyerCount, offsets, positions }: BuyerOrders, size: number): Uint8Array {
  const isRepeat = new Uint8Array(size);
  for (let at = 0; at < positions.length; at++) isRepeat[positions[at]!] = 1;
  for (let buyer = 0; buyer < buyerCount; buyer++) isRepeat[positions[offsets[buyer]!]!] = 0;
  return isRepeat;
}
