import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** How many orders of a shop are stored, those that do not count among them. */
export function countOrders(db: Database, shopId: number): number {
  return prepareOnce(db, 'SELECT count(*) FROM "Order" WHERE shopId = ?').pluck().get(shopId) as number;
}
