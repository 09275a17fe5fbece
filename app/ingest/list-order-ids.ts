import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** The ids of a shop's orders that are greater than `after`, ascending, at most `limit`. */
export function listOrderIds(db: Database, shopId: number, after: number, limit: number): number[] {
  const sql = 'SELECT orderId FROM "Order" WHERE shopId = ? AND orderId > ? ORDER BY orderId LIMIT ?';
  return prepareOnce(db, sql).pluck().all(shopId, after, limit) as number[];
}
