import type { Database } from '../../db.server.ts';
import type { FactWriter, OrderFact } from '../facts.ts';
import { prepareOnce } from '../prepare-once.ts';
import { buildUpsert } from './build-upsert.ts';
import type { Tombstones } from './open-tombstones.ts';
import type { OrderTracker } from './track-orders.ts';

const ORDER = buildUpsert({
  table: 'Order',
  keys: ['shopId', 'orderId'],
  version: 'updatedAt',
  columns: {
    name: 'max',
    orderedAt: 'max',
    cancelledAt: 'max',
    test: 'max',
    currency: 'max',
    customerId: 'max',
    countryCode: 'max',
    discountMinor: 'max',
  },
  // Not every source states them, and they never change.
  ever: { checkoutToken: 'max', sourceName: 'max', discountCodes: 'max' },
});

const LINE = buildUpsert({
  table: 'OrderLine',
  keys: ['shopId', 'orderId', 'lineId'],
  version: 'updatedAt',
  columns: {
    productId: 'max',
    variantId: 'max',
    quantity: 'max',
    currentQuantity: 'min',
    netMinor: 'max',
    isGiftCard: 'max',
  },
  // Not every source states it, and it never changes.
  ever: { isSubscription: 'max' },
});

/** Accepts orders and their lines. An order of an erased customer is erased too. */
export function createOrderWriter(
  db: Database,
  shopId: number,
  tombstones: Tombstones,
  tracker: OrderTracker,
): Pick<FactWriter, 'order' | 'orderLine'> {
  const order = prepareOnce(db, ORDER);
  const line = prepareOnce(db, LINE);
  return {
    order(fact) {
      const { orderId, updatedAt, name, orderedAt, cancelledAt, currency, customerId } = fact;
      if (tracker.isErased(orderId)) return;
      const erasedAt = customerId === null ? null : tombstones.redactedAt('customer', customerId);
      if (erasedAt !== null) return tracker.erase(orderId, erasedAt);
      const before = tracker.getBuyer(orderId);
      const head = [name, orderedAt, cancelledAt, fact.test ? 1 : 0, currency, customerId];
      const rest = [fact.countryCode, fact.discountMinor, fact.checkoutToken, fact.sourceName, writeCodes(fact)];
      const { changes } = order.run(shopId, orderId, updatedAt, ...head, ...rest);
      tracker.touch(orderId, changes);
      if (changes > 0 && before !== null && before !== customerId) tracker.markStale(before);
    },
    orderLine(fact) {
      if (tracker.isErased(fact.orderId)) return;
      const { changes } = line.run(
        shopId,
        fact.orderId,
        fact.lineId,
        fact.updatedAt,
        fact.productId,
        fact.variantId,
        fact.quantity,
        fact.currentQuantity,
        fact.netMinor,
        fact.isGiftCard ? 1 : 0,
        fact.isSubscription ? 1 : null,
      );
      tracker.touch(fact.orderId, changes);
    },
  };
}

/** None is below any, so that it joins to what another source states. */
function writeCodes({ discountCodes }: OrderFact): string | null {
  return discountCodes && discountCodes.length === 0 ? '' : discountCodes && JSON.stringify(discountCodes);
}
