import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';
import { collectOrders, type CollectedOrders } from './collect-orders.ts';
import { readOrderPages, type OrderRange } from './read-order-pages.ts';

const WITHIN = 'WHERE shopId = ? AND orderId > ? AND orderId <= ?';

/** Collect the counted orders of a shop within a range of ids. The caller opens the transaction. */
export function collectRange(db: Database, shopId: number, range: OrderRange): CollectedOrders {
  const count = (table: string) =>
    prepareOnce(db, `SELECT count(*) FROM ${table} ${WITHIN}`).pluck().get(shopId, range.after, range.upTo) as number;
  return collectOrders(readOrderPages(db, shopId, range), { orders: count('"Order"'), lines: count('OrderLine') });
}
