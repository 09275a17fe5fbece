import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** A delivery of the inbox that waits to be read. */
export interface WaitingDelivery {
  readonly shopId: number;
  readonly deliveryId: string;
  readonly topic: string;
  readonly triggeredAt: number | null;
  readonly receivedAt: number;
  readonly attempts: number;
  readonly body: Buffer;
}

/** One shop's share of a round, in deliveries and in bytes of memory. */
const QUOTA = 64;
const QUOTA_BYTES = 4 * 1024 * 1024;

/** The oldest deliveries of a shop that are due, up to its share of a round. */
export function takeDeliveries(db: Database, shopId: number, now: number): readonly WaitingDelivery[] {
  const taken: WaitingDelivery[] = [];
  let bytes = 0;
  const rows = prepareOnce(
    db,
    `SELECT shopId, deliveryId, topic, triggeredAt, receivedAt, attempts, coalesce(body, x'') AS body FROM WebhookDelivery
     WHERE state = 'pending' AND shopId = ? AND (retryAt IS NULL OR retryAt <= ?)
     ORDER BY receivedAt LIMIT ${QUOTA}`,
  ).iterate(shopId, now) as IterableIterator<WaitingDelivery>;
  for (const row of rows) {
    taken.push(row);
    bytes += row.body.length;
    if (bytes >= QUOTA_BYTES) break;
  }
  return taken;
}
