import { indexKeys } from '../data/index-keys.ts';
import type { BuyerOrders } from './order-columns.ts';

/**
 * Group orders by buyer. Buyers come in the order of their first order; an order of customer 0 is a guest's and belongs
 * to nobody.
 *
 * @param customerIds one per order, the orders sorted by time.
 */
export function groupByBuyer(customerIds: Float64Array): BuyerOrders {
  const { indices, count } = indexKeys(customerIds, 0);
  const offsets = new Uint32Array(count + 1);
  for (let order = 0; order < indices.length; order++) if (indices[order]! >= 0) offsets[indices[order]! + 1]! += 1;
  for (let buyer = 0; buyer < count; buyer++) offsets[buyer + 1]! += offsets[buyer]!;
  const positions = new Uint32Array(offsets[count]!);
  const next = offsets.slice();
  for (let order = 0; order < indices.length; order++) {
    const buyer = indices[order]!;
    if (buyer >= 0) positions[next[buyer]!++] = order;
  }
  return { buyerCount: count, offsets, positions };
}
