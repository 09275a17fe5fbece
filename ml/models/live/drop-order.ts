import type { LiveOrders } from './live-orders.ts';
import { forgetId } from './names.ts';
import { removeProduct } from './remove-product.ts';
import { removeSorted } from './remove-sorted.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Take an order out of the counts: cancelled, erased, or a test. A buyer without orders is forgotten with it.
 *
 * @returns whether it was among them.
 */
export function dropOrder(live: LiveOrders, orderId: number): boolean {
  const order = live.orders.indices.get(orderId);
  if (order === undefined) return false;
  const { rows } = live.baskets;
  const start = rows.starts[order] ?? 0;
  for (const product of rows.values.slice(start, start + (rows.lengths[order] ?? 0)))
    removeProduct(live, order, product);
  const buyer = live.buyerOf[order]!;
  if (buyer >= 0) {
    removeSorted(live.buyerOrders, buyer, order);
    if (live.buyerOrders.lengths[buyer] === 0) forgetId(live.buyers, live.buyers.ids[buyer]!);
  }
  const dayId = Math.floor(live.orderedAt[order]! / DAY);
  const day = live.days.indices.get(dayId)!;
  removeSorted(live.dayOrders, day, order);
  if (live.dayOrders.lengths[day] === 0) forgetId(live.days, dayId);
  forgetId(live.orders, orderId);
  live.revision += 1;
  return true;
}
