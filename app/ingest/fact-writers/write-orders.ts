import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';
import type { FactWriter } from '../facts.ts';
import { buildUpsert } from './build-upsert.ts';
import { createOrderDeleter } from './delete-order.ts';
import type { Tombstones } from './open-tombstones.ts';

const ORDER = buildUpsert({
  table: 'Order',
  keys: ['shopId', 'orderId'],
  version: 'updatedAt',
  columns: { name: 'max', orderedAt: 'max', cancelledAt: 'max', test: 'max', currency: 'max', customerId: 'max' },
  // Not every source states it, and it never changes.
  ever: { checkoutToken: 'max' },
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
});

const REFUND = buildUpsert({
  table: 'Refund',
  keys: ['shopId', 'refundId'],
  ever: { orderId: 'max', refundedAt: 'max' },
});

const REFUND_LINE = buildUpsert({
  table: 'RefundLine',
  keys: ['shopId', 'refundId', 'refundLineId'],
  ever: { orderId: 'max', lineId: 'max', quantity: 'max', netMinor: 'max' },
});

type OrderWriter = Pick<FactWriter, 'order' | 'orderLine' | 'refund' | 'refundLine' | 'touchOrder'> & {
  /** Mark the buyers of everything that changed stale. True when something changed. */
  finishOrders(): boolean;
};

/**
 * Accepts orders, their lines and refunds. An order of an erased customer is erased with whatever arrived before
 * its head, and its id refused from then on.
 */
export function createOrderWriter(db: Database, shopId: number, tombstones: Tombstones): OrderWriter {
  const order = prepareOnce(db, ORDER);
  const line = prepareOnce(db, LINE);
  const refund = prepareOnce(db, REFUND);
  const refundLine = prepareOnce(db, REFUND_LINE);
  const buyer = prepareOnce(db, 'SELECT customerId FROM "Order" WHERE shopId = ? AND orderId = ?').pluck();
  const stale = prepareOnce(db, 'INSERT INTO StaleProfile (shopId, customerId) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const deleteOrder = createOrderDeleter(db, shopId);
  const touched = new Set<number>();
  const leftBuyers = new Set<number>();
  let changed = false;
  let known = { orderId: -1, refused: false };

  const isRefused = (orderId: number) => {
    if (known.orderId !== orderId) known = { orderId, refused: tombstones.redactedAt('order', orderId) !== null };
    return known.refused;
  };
  const touch = (orderId: number, changes: number) => {
    if (changes === 0) return;
    changed = true;
    touched.add(orderId);
  };

  return {
    order(fact) {
      if (isRefused(fact.orderId)) return;
      const erasedAt = fact.customerId === null ? null : tombstones.redactedAt('customer', fact.customerId);
      if (erasedAt !== null) {
        deleteOrder(fact.orderId);
        tombstones.add('order', fact.orderId, erasedAt);
        known = { orderId: fact.orderId, refused: true };
        return;
      }
      const before = buyer.get(shopId, fact.orderId) as number | null | undefined;
      const { orderId, updatedAt, name, orderedAt, cancelledAt, test, currency, customerId, checkoutToken } = fact;
      const row = [name, orderedAt, cancelledAt, test ? 1 : 0, currency, customerId, checkoutToken];
      const { changes } = order.run(shopId, orderId, updatedAt, ...row);
      touch(orderId, changes);
      if (changes > 0 && before && before !== customerId) leftBuyers.add(before);
    },
    orderLine(fact) {
      if (isRefused(fact.orderId)) return;
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
      );
      touch(fact.orderId, changes);
    },
    refund(fact) {
      if (isRefused(fact.orderId)) return;
      touch(fact.orderId, refund.run(shopId, fact.refundId, fact.orderId, fact.refundedAt).changes);
    },
    refundLine(fact) {
      if (isRefused(fact.orderId)) return;
      const { refundId, refundLineId, orderId, lineId, quantity, netMinor } = fact;
      touch(orderId, refundLine.run(shopId, refundId, refundLineId, orderId, lineId, quantity, netMinor).changes);
    },
    touchOrder: (orderId) => void touched.add(orderId),
    finishOrders() {
      for (const orderId of touched) {
        const customerId = buyer.get(shopId, orderId) as number | null | undefined;
        if (customerId) leftBuyers.add(customerId);
      }
      for (const customerId of leftBuyers) stale.run(shopId, customerId);
      touched.clear();
      leftBuyers.clear();
      const result = changed;
      changed = false;
      known = { orderId: -1, refused: false };
      return result;
    },
  };
}
