import type { App } from '../app.server.ts';
import { findShopId } from './find-shop.ts';
import { prepareOnce } from './prepare-once.ts';

/** One signed delivery as it came in: nothing of its body has been looked at. */
export interface Delivery {
  readonly shop: string;
  readonly deliveryId: string;
  readonly topic: string;
  readonly apiVersion: string;
  readonly eventId: string | null;
  readonly triggeredAt: number | null;
  readonly receivedAt: number;
  readonly body: Buffer;
}

export interface Inbox {
  /** Keep a delivery; `done` is told whether it is on the disk. A repeat is kept once. */
  append(delivery: Delivery, done: (kept: boolean) => void): void;
}

const INSERT = `INSERT INTO WebhookDelivery
    (shopId, deliveryId, topic, apiVersion, eventId, triggeredAt, receivedAt, body)
  SELECT id, ?, ?, ?, ?, ?, ?, ? FROM Shop WHERE domain = ? ON CONFLICT DO NOTHING`;

/** Checkpoints cost an fsync of the whole file: the worker makes them, and this connection only when it falls behind. */
const CHECKPOINT_PAGES = 8192;

/**
 * Create the inbox. **Group commit**: what arrived while the last commit ran is written in one transaction with one
 * fsync, so durability costs a share of a commit instead of a commit.
 */
export function createInbox(app: App): Inbox {
  const { db } = app;
  db.sql.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  let waiting: { readonly delivery: Delivery; readonly done: (kept: boolean) => void }[] = [];
  const insert = prepareOnce(db, INSERT);
  const keep = (delivery: Delivery) => {
    const { deliveryId, topic, apiVersion, eventId, triggeredAt, receivedAt, body, shop } = delivery;
    return insert.run(deliveryId, topic, apiVersion, eventId, triggeredAt, receivedAt, body, shop).changes;
  };
  const keepAll = db.sql.transaction((batch: typeof waiting) => {
    for (const { delivery } of batch) {
      if (keep(delivery) > 0) continue;
      // A repeat, or a shop that is not known yet.
      findShopId(db, delivery.shop);
      keep(delivery);
    }
  });
  const commit = () => {
    const batch = waiting;
    waiting = [];
    let kept = true;
    try {
      keepAll.immediate(batch);
    } catch (error) {
      kept = false;
      app.log.error('inbox.commit-failed', { error, deliveries: batch.length });
    }
    for (const { done } of batch) done(kept);
  };
  return {
    append(delivery, done) {
      if (waiting.push({ delivery, done }) === 1) setImmediate(commit);
    },
  };
}
