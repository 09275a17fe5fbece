import type { App } from '../app.server.ts';
import { KEY_LOST } from './list-dead-letters.ts';

interface StoredLetter {
  readonly source: string;
  readonly topic: string;
  readonly bodySealed: Buffer;
  readonly triggeredAt: number | null;
  readonly firstFailedAt: number;
}

/**
 * Put a dead letter back into the inbox, as it was sent. When it is read, the letter goes; when it fails again, it
 * comes back with the new reason. Only webhooks are replayed: a file or a backfill is read again whole. A letter sealed
 * with a lost key stays where it is and says so.
 *
 * @returns whether there was such a letter, and it went.
 */
export function replayDeadLetter(app: App, shopId: number, id: string): boolean {
  const { sql } = app.db;
  const replay = sql.transaction(() => {
    const letter = sql
      .prepare(
        `SELECT source, topic, bodySealed, triggeredAt, firstFailedAt FROM DeadLetter
         WHERE shopId = ? AND id = ? AND replayedAt IS NULL`,
      )
      .get(shopId, id) as StoredLetter | undefined;
    if (letter?.source !== 'webhook') return false;
    const body = app.sealer.open(letter.bodySealed, `dead-letter:${shopId}:${id}`);
    if (!body) {
      sql
        .prepare('UPDATE DeadLetter SET reason = ?, lastFailedAt = ? WHERE shopId = ? AND id = ?')
        .run(KEY_LOST, app.now(), shopId, id);
      return false;
    }
    // The delivery's own row may have been pruned. Attempts start at 1: the letter is to be found when it is read.
    sql
      .prepare(
        `INSERT INTO WebhookDelivery (shopId, deliveryId, topic, apiVersion, triggeredAt, receivedAt, state, attempts, body)
         VALUES (@shopId, @id, @topic, '', @triggeredAt, @receivedAt, 'pending', 1, @body)
         ON CONFLICT DO UPDATE SET state = 'pending', attempts = 1, retryAt = NULL, doneAt = NULL,
           receivedAt = excluded.receivedAt, body = excluded.body`,
      )
      .run({
        shopId,
        id,
        topic: letter.topic,
        triggeredAt: letter.triggeredAt,
        receivedAt: app.now(),
        body,
      });
    sql.prepare('UPDATE DeadLetter SET replayedAt = ? WHERE shopId = ? AND id = ?').run(app.now(), shopId, id);
    return true;
  });
  return replay.immediate();
}
