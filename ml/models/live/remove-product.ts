import { findSorted } from './find-sorted.ts';
import type { LiveOrders } from './live-orders.ts';
import { setOne } from './set-one.ts';

/** Take a product out of an order; out of what the buyer bought too, unless another order holds it. */
export function removeProduct(live: LiveOrders, order: number, product: number): boolean {
  if (!setOne(live.baskets, order, product, false)) return false;
  const buyer = live.buyerOf[order]!;
  if (buyer >= 0 && !hasBought(live, buyer, product)) setOne(live.bought, buyer, product, false);
  return true;
}

function hasBought({ buyerOrders, baskets }: LiveOrders, buyer: number, product: number): boolean {
  const { values, starts, lengths } = buyerOrders;
  const start = starts[buyer]!;
  for (let i = start; i < start + lengths[buyer]!; i++)
    if (findSorted(baskets.rows, values[i]!, product) >= 0) return true;
  return false;
}
