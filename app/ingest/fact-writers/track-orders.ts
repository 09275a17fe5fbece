import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';
import { createOrderDeleter } from './delete-order.ts';
import type { Tombstones } from './open-tombstones.ts';

/** What a transaction did to orders. */
export interface TrackedChanges {
  readonly isChanged: boolean;
  /** Stored orders were erased. */
  readonly isErased: boolean;
  /** The orders with a changed row. */
  readonly orderIds: readonly number[];
}

/** What the writers of orders and refunds share within a transaction. */
export interface OrderTracker {
  /** Whether the order was erased; remembered for the rows of one order, which come together. */
  isErased(orderId: number): boolean;
  /** Erase an order with whatever arrived before its head, and refuse its id from now on. */
  erase(orderId: number, at: number): void;
  /** The customer of the order as it stands. */
  getBuyer(orderId: number): number | null;
  /** The buyer's profile is older than the facts. */
  markStale(customerId: number): void;
  /** A row under the order was written; it changed `changes` rows. */
  touch(orderId: number, changes: number): void;
  /** The order's buyer is to be looked at again, though no row changed here. */
  revisit(orderId: number): void;
  /** Mark the buyers of all touched orders stale, and begin anew. */
  finish(): TrackedChanges;
}

/** Track which orders a transaction changed, and which it must not. */
export function createOrderTracker(db: Database, shopId: number, tombstones: Tombstones): OrderTracker {
  const buyer = prepareOnce(db, 'SELECT customerId FROM "Order" WHERE shopId = ? AND orderId = ?').pluck();
  const stale = prepareOnce(db, 'INSERT INTO StaleProfile (shopId, customerId) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const deleteOrder = createOrderDeleter(db, shopId);
  const touched = new Set<number>();
  const changed = new Set<number>();
  let isErased = false;
  let known = { orderId: -1, isErased: false };
  const getBuyer = (orderId: number) => (buyer.get(shopId, orderId) as number | null | undefined) ?? null;
  return {
    isErased(orderId) {
      if (known.orderId !== orderId) known = { orderId, isErased: tombstones.redactedAt('order', orderId) !== null };
      return known.isErased;
    },
    erase(orderId, at) {
      const before = getBuyer(orderId);
      if (deleteOrder(orderId) > 0) isErased = true;
      if (before !== null) stale.run(shopId, before);
      changed.delete(orderId);
      tombstones.add('order', orderId, at);
      known = { orderId, isErased: true };
    },
    getBuyer,
    markStale: (customerId) => void stale.run(shopId, customerId),
    touch(orderId, changes) {
      if (changes === 0) return;
      changed.add(orderId);
      touched.add(orderId);
    },
    revisit: (orderId) => void touched.add(orderId),
    finish() {
      for (const orderId of touched) {
        const customerId = getBuyer(orderId);
        if (customerId !== null) stale.run(shopId, customerId);
      }
      const changes = { isChanged: isErased || changed.size > 0, isErased, orderIds: [...changed] };
      touched.clear();
      changed.clear();
      isErased = false;
      known = { orderId: -1, isErased: false };
      return changes;
    },
  };
}
