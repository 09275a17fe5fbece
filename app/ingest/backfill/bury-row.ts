import type { App } from '../../app.server.ts';

interface RefusedRow {
  readonly shopId: number;
  readonly resource: string;
  /** Its line in the export. */
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** Put a row of a backfill that cannot be read among the dead letters, sealed. The caller opens the transaction. */
export function buryRow(app: App, { shopId, resource, line, text, reason }: RefusedRow): void {
  const id = `backfill:${resource}:${line}`;
  app.db.sql
    .prepare(
      `INSERT INTO DeadLetter (shopId, id, source, topic, reason, bodySealed, firstFailedAt, lastFailedAt)
       VALUES (@shopId, @id, 'backfill', @resource, @reason, @bodySealed, @now, @now)
       ON CONFLICT DO UPDATE SET reason = excluded.reason, bodySealed = excluded.bodySealed, lastFailedAt = excluded.lastFailedAt`,
    )
    .run({
      ...{ shopId, id, resource, reason, now: app.now() },
      bodySealed: app.sealer.seal(text, `dead-letter:${shopId}:${id}`),
    });
}
