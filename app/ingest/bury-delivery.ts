import type { App } from '../app.server.ts';
import { prepareOnce } from './prepare-once.ts';
import type { WaitingDelivery } from './take-deliveries.ts';

/**
 * Put a delivery that cannot be read among the dead letters, with the reason and its body sealed, and let go of the
 * open one. The caller opens the transaction.
 */
export function buryDelivery(app: App, delivery: WaitingDelivery, reason: string): void {
  const { shopId, deliveryId, topic, triggeredAt, attempts, body } = delivery;
  const now = app.now();
  prepareOnce(
    app.db,
    `INSERT INTO DeadLetter (shopId, id, source, topic, reason, bodySealed, triggeredAt, attempts, firstFailedAt, lastFailedAt)
     VALUES (@shopId, @id, 'webhook', @topic, @reason, @bodySealed, @triggeredAt, @attempts, @now, @now)
     ON CONFLICT DO UPDATE SET reason = excluded.reason, bodySealed = excluded.bodySealed,
       attempts = attempts + excluded.attempts, lastFailedAt = excluded.lastFailedAt, replayedAt = NULL`,
  ).run({
    shopId,
    id: deliveryId,
    topic,
    reason,
    bodySealed: app.sealer.seal(body, `dead-letter:${shopId}:${deliveryId}`),
    triggeredAt,
    attempts: attempts + 1,
    now,
  });
  prepareOnce(
    app.db,
    `UPDATE WebhookDelivery SET state = 'dead', attempts = attempts + 1, body = NULL, retryAt = NULL, doneAt = ?
     WHERE shopId = ? AND deliveryId = ?`,
  ).run(now, shopId, deliveryId);
  app.log.warn('inbox.dead-letter', { shopId, deliveryId, topic, reason });
}
