import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** Newest first, each state by itself: the index on (state, shopId, receivedAt) leads to the row. */
const LAST = `SELECT max(at) FROM (${['pending', 'done']
  .map(
    (state) => `SELECT * FROM (SELECT receivedAt AS at FROM WebhookDelivery
      WHERE state = '${state}' AND shopId = @shopId AND topic = 'orders/create' ORDER BY receivedAt DESC LIMIT 1)`,
  )
  .join(' UNION ALL ')})`;

/** Get when Shopify last told of a new order that could be read; null if never, or longer ago than deliveries are kept. */
export function getLastNewOrderAt(db: Database, shopId: number): number | null {
  return prepareOnce(db, LAST).pluck().get({ shopId }) as number | null;
}
