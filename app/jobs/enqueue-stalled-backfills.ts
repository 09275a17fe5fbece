import type { Database } from '../db.server.ts';
import { HOUR } from '../time.ts';
import { enqueueJob } from './enqueue-job.ts';

/**
 * Take up backfills that are unfinished and have had no job for an hour: the shop's access may be back.
 *
 * @returns how many were taken up.
 */
export function enqueueStalledBackfills(db: Database, now: number): number {
  const stalled = db.sql
    .prepare(
      `SELECT DISTINCT Backfill.shopId FROM Backfill JOIN Shop ON Shop.id = Backfill.shopId
       WHERE Backfill.state IN ('waiting', 'running', 'reading') AND Shop.uninstalledAt IS NULL
       AND NOT EXISTS (SELECT 1 FROM Job WHERE shopId = Shop.id AND name IN ('start-backfill', 'read-bulk-result')
         AND (state IN ('waiting', 'running') OR createdAt > @now - @pause))`,
    )
    .pluck()
    .all({ now, pause: HOUR }) as number[];
  for (const shopId of stalled) enqueueJob(db, { shopId, name: 'read-bulk-result', payload: {}, now });
  return stalled.length;
}
