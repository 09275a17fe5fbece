import { dropOrder } from '#ml/models/live/drop-order.ts';
import type { LiveOrders } from '#ml/models/live/live-orders.ts';
import { putOrder } from '#ml/models/live/put-order.ts';
import type { OrderSnapshot } from '../../ingest/order-snapshot.ts';
import { selectPurchases } from '../../training/select-purchases.ts';

/**
 * Bring orders up to date among the counts, with the products that training would learn from.
 *
 * @param orderIds the orders in question: of those that are not in the snapshot, nothing is left.
 */
export function putOrders(live: LiveOrders, orderIds: readonly number[], snapshot: OrderSnapshot): void {
  const { orderedAt, buyerIds, offsets, productIds } = selectPurchases(snapshot);
  for (const [index, orderId] of snapshot.orderIds.entries())
    putOrder(live, {
      orderId,
      orderedAt: orderedAt[index]!,
      buyerId: buyerIds[index]!,
      productIds: productIds.subarray(offsets[index], offsets[index + 1]),
    });
  if (snapshot.orderIds.length === orderIds.length) return;
  const counted = new Set(snapshot.orderIds);
  for (const orderId of orderIds) if (!counted.has(orderId)) dropOrder(live, orderId);
}
