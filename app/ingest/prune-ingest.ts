import type { Database } from '../db.server.ts';
import { DAY } from '../time.ts';
import { deleteInBatches } from './delete-in-batches.ts';

/** Shopify retries for 4 hours and may be a day late: a key kept longer than that refuses every duplicate. */
const KEEP_DELIVERIES = 30 * DAY;
/** Views older than a year say nothing about what to show next. */
const KEEP_INTERACTIONS = 365 * DAY;

/** Delete what ingest keeps no longer: keys of deliveries that were read long ago, and old views. */
export async function pruneIngest(db: Database, shopId: number, now: number, signal?: AbortSignal): Promise<void> {
  const read = `shopId = ? AND state <> 'pending' AND doneAt < ?`;
  await deleteInBatches(db, 'WebhookDelivery', read, [shopId, now - KEEP_DELIVERIES], { signal });
  const old = 'shopId = ? AND receivedAt < ?';
  await deleteInBatches(db, 'Interaction', old, [shopId, now - KEEP_INTERACTIONS], { signal });
}
