import type { Database } from '../db.server.ts';
import { KEPT_UNITS } from './kept-units.ts';
import { prepareOnce } from './prepare-once.ts';

const LAST_PRODUCTS = 200;
/** CROSS JOIN: the customer's few orders first. Left to itself, SQLite walks every line of the shop. */
const SQL = `SELECT l.productId, max(o.orderedAt) AS at FROM "Order" o
  CROSS JOIN OrderLine l ON l.shopId = o.shopId AND l.orderId = o.orderId
  WHERE o.shopId = ? AND o.customerId = ? AND NOT o.test AND o.cancelledAt IS NULL
    AND l.productId IS NOT NULL AND NOT l.isGiftCard
    AND ${KEPT_UNITS} > 0
  GROUP BY l.productId ORDER BY at DESC, l.productId LIMIT ${LAST_PRODUCTS}`;

/** Load what a customer bought and kept: each product once with the instant of its last order, newest first. */
export function loadPurchaseHistory(
  db: Database,
  shopId: number,
  customerId: number,
): { readonly productId: number; readonly at: number }[] {
  return prepareOnce(db, SQL).all(shopId, customerId) as { productId: number; at: number }[];
}
