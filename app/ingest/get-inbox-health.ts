import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** How a shop's webhooks arrive and are read. Instants in epoch milliseconds; null where nothing came yet. */
export interface InboxHealth {
  readonly lastReceivedAt: number | null;
  /** Deliveries of the period. */
  readonly received: number;
  /** Time from Shopify's trigger to our receipt over the period. */
  readonly delayP50Ms: number | null;
  readonly delayP95Ms: number | null;
  /** Waiting to be read. */
  readonly waiting: number;
  readonly oldestWaitingAt: number | null;
}

/** Each state by itself, so that the index on (state, shopId, receivedAt) finds the rows. */
const STATES = `state IN ('pending', 'done', 'dead')`;
const LAST = `SELECT max(at) FROM (${['pending', 'done', 'dead']
  .map((state) => `SELECT max(receivedAt) AS at FROM WebhookDelivery WHERE state = '${state}' AND shopId = @shopId`)
  .join(' UNION ALL ')})`;
const RECEIVED = `SELECT count(*) FROM WebhookDelivery WHERE ${STATES} AND shopId = ? AND receivedAt >= ?`;
const DELAYS = `SELECT max(0, receivedAt - triggeredAt) FROM WebhookDelivery
  WHERE ${STATES} AND shopId = ? AND receivedAt >= ? AND triggeredAt IS NOT NULL ORDER BY 1`;

/**
 * Get the health of a shop's inbox.
 *
 * @param since start of the period for counts and delays.
 */
export function getInboxHealth(db: Database, shopId: number, since: number): InboxHealth {
  const last = prepareOnce(db, LAST).pluck().get({ shopId });
  const waiting = prepareOnce(
    db,
    `SELECT count(*) AS waiting, min(receivedAt) AS oldest FROM WebhookDelivery WHERE state = 'pending' AND shopId = ?`,
  ).get(shopId) as { waiting: number; oldest: number | null };
  const delays = prepareOnce(db, DELAYS).pluck().all(shopId, since) as number[];
  const delayAt = (p: number) => delays[Math.ceil(p * delays.length) - 1] ?? null;
  return {
    lastReceivedAt: last as number | null,
    received: prepareOnce(db, RECEIVED).pluck().get(shopId, since) as number,
    delayP50Ms: delayAt(0.5),
    delayP95Ms: delayAt(0.95),
    waiting: waiting.waiting,
    oldestWaitingAt: waiting.oldest,
  };
}
