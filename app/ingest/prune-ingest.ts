import type { Database } from '../db.server.ts';
import { DAY } from '../time.ts';

/** Shopify retries for 4 hours and may be a day late: a key kept longer than that refuses every duplicate. */
const KEEP_DELIVERIES = 30 * DAY;
/** Views older than a year say nothing about what to show next. */
const KEEP_INTERACTIONS = 365 * DAY;
/** Small deletions, so that webhooks never wait for one. */
const BATCH_ROWS = 1000;

/** Delete what ingest keeps no longer: keys of deliveries that were read long ago, and old views. */
export function pruneIngest(db: Database, shopId: number, now: number): void {
  deleteOld(db, `"WebhookDelivery" WHERE shopId = ? AND state <> 'pending' AND doneAt < ?`, [
    shopId,
    now - KEEP_DELIVERIES,
  ]);
  deleteOld(db, '"Interaction" WHERE shopId = ? AND receivedAt < ?', [shopId, now - KEEP_INTERACTIONS]);
}

function deleteOld(db: Database, from: string, values: readonly number[]): void {
  const [table] = from.split(' ');
  const remove = db.sql.prepare(`DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${from} LIMIT ${BATCH_ROWS})`);
  while (remove.run(...values).changes === BATCH_ROWS);
}
