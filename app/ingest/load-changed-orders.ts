import type { Database } from '../db.server.ts';
import { loadOrders } from './load-orders.ts';
import type { OrderSnapshot } from './order-snapshot.ts';
import { prepareOnce } from './prepare-once.ts';

/** How far a reader has followed a shop's orders: behind all changes of `version` up to `orderId`. */
export interface ChangeCursor {
  readonly version: number;
  readonly orderId: number;
}

/** Orders that changed, as they are now. */
export interface ChangedOrders {
  /** Those that count. */
  readonly orders: OrderSnapshot;
  /** All of them: what is not among `orders` counts no longer, or not yet. */
  readonly orderIds: readonly number[];
  readonly cursor: ChangeCursor;
}

const CHANGED = `SELECT orderId, version FROM OrderChange
  WHERE shopId = @shopId AND (version, orderId) > (@version, @orderId) ORDER BY version, orderId LIMIT @limit`;

/**
 * Load the orders that changed behind a cursor, the longest ago first, from one consistent read. An order that changed
 * again comes once, as it is now.
 *
 * @param limit orders at most; fewer come when there are no more.
 */
export function loadChangedOrders(db: Database, shopId: number, cursor: ChangeCursor, limit: number): ChangedOrders {
  return db.sql.transaction(() => {
    const rows = prepareOnce(db, CHANGED).all({ shopId, ...cursor, limit }) as ChangeCursor[];
    const orderIds = rows.map(({ orderId }) => orderId);
    return { orders: loadOrders(db, shopId, { orderIds }), orderIds, cursor: rows.at(-1) ?? cursor };
  })();
}
