import { listMembers } from './list-members.ts';
import type { LiveOrders } from './live-orders.ts';
import { forgetId } from './names.ts';
import { removeSorted } from './remove-sorted.ts';
import { setProduct } from './set-product.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Take an order out of the counts: cancelled, erased, or a test. A buyer without orders is forgotten with it.
 *
 * @returns whether it was among them.
 */
export function dropOrder(live: LiveOrders, orderId: number): boolean {
  const order = live.orders.indices.get(orderId);
  if (order === undefined) return false;
  for (const product of listMembers(live.baskets.rows, order).slice()) setProduct(live, order, product, false);
  const buyer = live.buyerOf[order]!;
  if (buyer >= 0) {
    removeSorted(live.buyerOrders, buyer, order);
    if (live.buyerOrders.lengths[buyer] === 0) forgetId(live.buyers, live.buyers.ids[buyer]!);
  }
  const dayId = Math.floor(live.orderedAt[order]! / DAY);
  const day = live.days.indices.get(dayId)!;
  removeSorted(live.dayOrders, day, order);
  if (live.dayOrders.lengths[day] === 0) {
    forgetId(live.days, dayId);
    live.dayIds.splice(live.dayIds.indexOf(dayId), 1);
  }
  forgetId(live.orders, orderId);
  live.revision += 1;
  return true;
}
