import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

const SQL = 'SELECT productId, vendor FROM Product WHERE shopId = ? ORDER BY productId';

/** Load the vendor of each product of a shop; deleted products among them. */
export function loadProductVendors(db: Database, shopId: number): ReadonlyMap<number, string> {
  return new Map(prepareOnce(db, SQL).raw().all(shopId) as [number, string][]);
}
