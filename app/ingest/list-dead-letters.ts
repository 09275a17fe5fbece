import type { App } from '../app.server.ts';

export interface DeadLetterEntry {
  readonly id: string;
  readonly source: string;
  readonly topic: string;
  readonly reason: string;
  readonly attempts: number;
  readonly firstFailedAt: number;
  readonly lastFailedAt: number;
}

/** What a shop sent that could not be read and was not replayed, newest failure first, without the bodies. */
export function listDeadLetters(app: App, shopId: number, limit = 100): readonly DeadLetterEntry[] {
  return app.db.sql
    .prepare(
      `SELECT id, source, topic, reason, attempts, firstFailedAt, lastFailedAt FROM DeadLetter
       WHERE shopId = ? AND replayedAt IS NULL ORDER BY lastFailedAt DESC, id LIMIT ?`,
    )
    .all(shopId, limit) as DeadLetterEntry[];
}
