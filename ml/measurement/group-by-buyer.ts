import type { BuyerOrders } from './order-columns.ts';

/**
 * Group orders by buyer. Buyers come in the order of their first order; an order of customer 0 is a guest's and belongs
 * to nobody.
 *
 * @param customerIds one per order, the orders sorted by time.
 */
export function groupByBuyer(customerIds: Float64Array): BuyerOrders {
  const buyerOf = new Map<number, number>();
  const counts: number[] = [];
  const buyers = new Int32Array(customerIds.length);
  for (const [position, customerId] of customerIds.entries()) {
    const known = customerId === 0 ? -1 : buyerOf.get(customerId);
    const buyer = known ?? buyerOf.size;
    if (known === undefined) buyerOf.set(customerId, buyer);
    buyers[position] = buyer;
    if (buyer >= 0) counts[buyer] = (counts[buyer] ?? 0) + 1;
  }
  const offsets = new Uint32Array(counts.length + 1);
  for (const [buyer, count] of counts.entries()) offsets[buyer + 1] = offsets[buyer]! + count;
  const positions = new Uint32Array(offsets[counts.length]!);
  const next = offsets.slice();
  for (const [position, buyer] of buyers.entries()) if (buyer >= 0) positions[next[buyer]!++] = position;
  return { buyerCount: counts.length, offsets, positions };
}
