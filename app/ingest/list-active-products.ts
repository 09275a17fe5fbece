import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

const ACTIVE = `SELECT p.productId FROM json_each(?) ids
  CROSS JOIN Product p ON p.shopId = ? AND p.productId = ids.value WHERE p.deletedAt IS NULL AND p.status = 'active'`;

/** Those of some products that are in the catalogue and for sale: neither deleted, a draft nor archived. */
export function listActiveProducts(db: Database, shopId: number, productIds: readonly number[]): ReadonlySet<number> {
  const ids = prepareOnce(db, ACTIVE).pluck().all(JSON.stringify(productIds), shopId) as number[];
  return new Set(ids);
}
