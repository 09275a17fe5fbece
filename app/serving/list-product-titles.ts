import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

const TITLES = `SELECT productId, title FROM json_each(?) ids CROSS JOIN Product p ON p.shopId = ? AND p.productId = ids.value`;

/** Titles of products by id; a product that is not known has none. */
export function listProductTitles(db: Database, shopId: number, productIds: readonly number[]): Record<number, string> {
  const rows = prepareOnce(db, TITLES).all(JSON.stringify(productIds), shopId) as {
    productId: number;
    title: string;
  }[];
  return Object.fromEntries(rows.map((row) => [row.productId, row.title]));
}
