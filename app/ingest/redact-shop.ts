import type { Database } from '../db.server.ts';
import { openTombstones } from './fact-writers/open-tombstones.ts';

const BATCH_ROWS = 2000;

interface ShopRedaction {
  readonly shopId: number;
  readonly domain: string;
  readonly redactedAt: number;
}

/**
 * Erase a shop: every row of every table that has its `shopId`, and its own. A keyed hash of the domain stays under
 * `shopId` 0, so that what Shopify sent before and delivers later leaves nothing either.
 *
 * Works in short transactions, so that other shops' webhooks never wait; the deliveries and the shop itself go last, so
 * an erasure that was interrupted is done again.
 */
export function redactShop(db: Database, { shopId, domain, redactedAt }: ShopRedaction): void {
  const tables = db.sql
    .prepare(
      `SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c ON c.name = 'shopId'
       WHERE t.type = 'table' AND t.name <> 'WebhookDelivery'`,
    )
    .pluck()
    .all() as string[];
  for (const table of [...tables, 'WebhookDelivery']) {
    const remove = db.sql.prepare(
      `DELETE FROM "${table}" WHERE rowid IN (SELECT rowid FROM "${table}" WHERE shopId = ? LIMIT ${BATCH_ROWS})`,
    );
    while (remove.run(shopId).changes === BATCH_ROWS);
  }
  db.sql
    .transaction(() => {
      openTombstones(db, 0, null).add('shop', domain, redactedAt);
      db.sql.prepare('DELETE FROM WebhookDelivery WHERE shopId = ?').run(shopId);
      db.sql.prepare('DELETE FROM Shop WHERE id = ?').run(shopId);
    })
    .immediate();
}
