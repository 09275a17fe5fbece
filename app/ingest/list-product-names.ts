import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** What a product is called, or was called when it was deleted. */
export interface ProductName {
  readonly title: string;
  readonly isDeleted: boolean;
}

const NAMES = `SELECT p.productId, p.title, p.deletedAt IS NOT NULL FROM json_each(?) ids
  CROSS JOIN Product p ON p.shopId = ? AND p.productId = ids.value`;

/** List the names of products by id, deleted ones among them; a product that was never seen has none. */
export function listProductNames(
  db: Database,
  shopId: number,
  productIds: readonly number[],
): ReadonlyMap<number, ProductName> {
  const rows = prepareOnce(db, NAMES).raw().all(JSON.stringify(productIds), shopId) as [number, string, number][];
  return new Map(rows.map(([productId, title, deleted]) => [productId, { title, isDeleted: deleted === 1 }]));
}
