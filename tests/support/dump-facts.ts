import type { Database } from '#app/db.server.ts';

/** The tables of accepted facts. */
export const FACT_TABLES = [
  'Order',
  'OrderLine',
  'Refund',
  'RefundLine',
  'Customer',
  'EmailConsent',
  'Product',
  'Variant',
  'Collection',
  'CollectionProduct',
  'InventoryLevel',
  'InventoryItem',
];

/** Every accepted fact of a shop, in key order: equal facts give equal text. */
export function dumpFacts(db: Database, shopId: number): string {
  return FACT_TABLES.flatMap((table) => [
    table,
    ...(
      db.sql.prepare(`SELECT * FROM "${table}" WHERE shopId = ? ORDER BY 1, 2, 3, 4`).raw().all(shopId) as unknown[][]
    ).map((row) => JSON.stringify(row.slice(1))),
  ]).join('\n');
}
