import type { App } from '../../app.server.ts';
import { BACKFILL_RESOURCES } from './backfill-row.ts';

/** Days of orders Shopify shows without `read_all_orders`. */
const RECENT_DAYS = 60;

/**
 * Put every resource of a shop's backfill in line. One that is in line, under way or done stays as it is; with
 * `restart` all begin anew, and what failed begins anew in any case.
 */
export function beginBackfill(app: App, shopId: number, { restart = false } = {}): void {
  const { sql } = app.db;
  const scopes = (sql.prepare('SELECT scopes FROM Shop WHERE id = ?').pluck().get(shopId) as string | undefined) ?? '';
  const windowDays = scopes.split(',').includes('read_all_orders') ? null : RECENT_DAYS;
  const begin = sql.prepare(
    `INSERT INTO Backfill (shopId, resource, windowDays) VALUES (@shopId, @resource, @windowDays)
     ON CONFLICT DO UPDATE SET state = 'waiting', windowDays = @windowDays, bulkOperationId = NULL, url = NULL,
       linesRead = 0, objectCount = 0, refused = 0, error = NULL, startedAt = NULL, finishedAt = NULL
     WHERE @restart = 1 OR state = 'failed'`,
  );
  sql
    .transaction(() => {
      for (const resource of BACKFILL_RESOURCES) {
        const days = resource === 'orders' || resource === 'refunds' ? windowDays : null;
        begin.run({ shopId, resource, windowDays: days, restart: restart ? 1 : 0 });
      }
    })
    .immediate();
}
