import { createHash } from 'node:crypto';
import type { Database } from '#app/db.server.ts';

const TABLES = ['Order', 'OrderLine', 'Refund', 'RefundLine', 'Customer', 'Product', 'Variant'];

/** SHA-256 over every accepted fact of a shop, in key order. */
export function hashFacts(db: Database, shopId: number): string {
  const hash = createHash('sha256');
  for (const table of TABLES) {
    const rows = db.sql.prepare(`SELECT * FROM "${table}" WHERE shopId = ? ORDER BY 1, 2, 3, 4`).raw().iterate(shopId);
    for (const row of rows as Iterable<readonly unknown[]>) hash.update(`${table}${JSON.stringify(row.slice(1))}\n`);
  }
  return hash.digest('hex');
}
