import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** The installed shops with at least so many orders; whose admin was opened last comes first. */
export function listLargeShops(db: Database, orders: number): number[] {
  const sql = `SELECT id FROM Shop WHERE installedAt IS NOT NULL AND uninstalledAt IS NULL
    AND EXISTS (SELECT 1 FROM "Order" WHERE shopId = Shop.id LIMIT 1 OFFSET ?) ORDER BY openedAt DESC, id`;
  return prepareOnce(db, sql)
    .pluck()
    .all(orders - 1) as number[];
}
