import { dropOrder } from './drop-order.ts';
import { insertSorted } from './insert-sorted.ts';
import type { LiveOrder, LiveOrders } from './live-orders.ts';
import { nameId } from './names.ts';
import { removeProduct } from './remove-product.ts';
import { setOne } from './set-one.ts';

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
  const products = new Set(Array.from(productIds, (id) => nameId(live.products, id)));
  let isChanged = !isSame;
  for (const product of listProducts(live, order))
    if (!products.has(product)) isChanged = removeProduct(live, order, product) || isChanged;
  for (const product of products) {
    if (!setOne(live.baskets, order, product, true)) continue;
    isChanged = true;
    const buyer = live.buyerOf[order]!;
    if (buyer >= 0) setOne(live.bought, buyer, product, true);
  }
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
  insertSorted(live.dayOrders, nameId(live.days, Math.floor(orderedAt / DAY)), order);
}

function listProducts({ baskets: { rows } }: LiveOrders, order: number): Uint32Array {
  const start = rows.starts[order] ?? 0;
  return rows.values.slice(start, start + (rows.lengths[order] ?? 0));
}
