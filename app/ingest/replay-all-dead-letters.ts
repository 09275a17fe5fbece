import type { App } from '../app.server.ts';
import { replayDeadLetter } from './replay-dead-letter.ts';

/** Put every dead letter of a shop back into the inbox, oldest message first. @returns how many went. */
export function replayAllDeadLetters(app: App, shopId: number): number {
  const ids = app.db.sql
    .prepare(
      `SELECT id FROM DeadLetter WHERE shopId = ? AND source = 'webhook' AND replayedAt IS NULL
       ORDER BY coalesce(triggeredAt, firstFailedAt), id`,
    )
    .pluck()
    .all(shopId) as string[];
  return ids.filter((id) => replayDeadLetter(app, shopId, id)).length;
}
