import { dropOrder } from './drop-order.ts';
import { insertSorted } from './insert-sorted.ts';
import { listMembers } from './list-members.ts';
import type { LiveOrder, LiveOrders } from './live-orders.ts';
import { nameId } from './names.ts';
import { reserveRoom } from './reserve-room.ts';
import { setProduct } from './set-product.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Put an order among the counts, in the place of what was known of it. Costs a few steps a product that came or went;
 * an order that is as it was changes nothing.
 *
 * @returns whether something changed.
 */
export function putOrder(live: LiveOrders, { orderId, orderedAt, buyerId, productIds }: LiveOrder): boolean {
  const known = live.orders.indices.get(orderId);
  const isSame = known !== undefined && live.orderedAt[known] === orderedAt && buyerIdOf(live, known) === buyerId;
  if (known !== undefined && !isSame) dropOrder(live, orderId);
  const order = nameId(live.orders, orderId);
  if (!isSame) link(live, order, orderedAt, buyerId);
  const products = Uint32Array.from(productIds, (id) => nameId(live.products, id)).sort();
  let isChanged = !isSame;
  if (isSame) {
    const kept = new Set(products);
    for (const product of listMembers(live.baskets.rows, order).slice())
      if (!kept.has(product)) isChanged = setProduct(live, order, product, false) || isChanged;
  }
  reserveRoom(live.baskets.rows, order, products.length);
  for (const product of products) if (setProduct(live, order, product, true)) isChanged = true;
  if (isChanged) live.revision += 1;
  return isChanged;
}

function buyerIdOf({ buyers, buyerOf }: LiveOrders, order: number): number {
  const buyer = buyerOf[order]!;
  return buyer < 0 ? 0 : buyers.ids[buyer]!;
}

function link(live: LiveOrders, order: number, orderedAt: number, buyerId: number): void {
  const buyer = buyerId === 0 ? -1 : nameId(live.buyers, buyerId);
  live.orderedAt[order] = orderedAt;
  live.buyerOf[order] = buyer;
  if (buyer >= 0) insertSorted(live.buyerOrders, buyer, order);
  const dayId = Math.floor(orderedAt / DAY);
  if (!live.days.indices.has(dayId)) {
    let at = live.dayIds.length;
    while (at > 0 && live.dayIds[at - 1]! > dayId) at--;
    live.dayIds.splice(at, 0, dayId);
  }
  insertSorted(live.dayOrders, nameId(live.days, dayId), order);
}
