import { addToTrend } from './add-to-trend.ts';
import { findSorted } from './find-sorted.ts';
import { listMembers } from './list-members.ts';
import type { LiveOrders } from './live-orders.ts';
import { setOne } from './set-one.ts';

/**
 * Put a product into an order, or take it out, in all that is counted of it: the basket, what the buyer bought (it
 * stays there while another order of the buyer holds it), and the trend. @returns whether that changed anything.
 */
export function setProduct(live: LiveOrders, order: number, product: number, isIn: boolean): boolean {
  if (!setOne(live.baskets, order, product, isIn)) return false;
  const buyer = live.buyerOf[order]!;
  if (buyer >= 0 && (isIn || !hasBought(live, buyer, product))) setOne(live.bought, buyer, product, isIn);
  const at = live.orderedAt[order]!;
  if (at > live.trend.start && at <= live.trend.end) addToTrend(live.trend, product, at, isIn ? 1 : -1);
  return true;
}

function hasBought({ buyerOrders, baskets }: LiveOrders, buyer: number, product: number): boolean {
  return listMembers(buyerOrders, buyer).some((order) => findSorted(baskets.rows, order, product) >= 0);
}
