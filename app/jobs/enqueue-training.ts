import type { Database } from '../db.server.ts';
import { DAY, MINUTE } from '../time.ts';
import { enqueueJob } from './enqueue-job.ts';

/** A shop is not trained more often, however its orders come. */
const AT_MOST_EVERY = 10 * MINUTE;
/** What is trending changes without new orders. */
const AT_LEAST_EVERY = DAY;

/**
 * Enqueue the training of shops whose facts have changed since training was last asked for, but not within ten
 * minutes of that, and of all shops once a day. Not while a backfill is under way: its end asks for training itself.
 *
 * @returns how many were enqueued.
 */
export function enqueueTraining(db: Database, now: number): number {
  const due = db.sql
    .prepare(
      `SELECT id, factsVersion FROM Shop WHERE factsVersion > 0 AND uninstalledAt IS NULL
       AND NOT EXISTS (SELECT 1 FROM Backfill WHERE shopId = Shop.id AND state IN ('waiting', 'running', 'reading'))
       AND NOT EXISTS (SELECT 1 FROM Job WHERE shopId = Shop.id AND name = 'train-shop'
         AND (state IN ('waiting', 'running') OR createdAt > @now - @pause
           OR (createdAt > @now - @night AND json_extract(payload, '$.factsVersion') = Shop.factsVersion)))`,
    )
    .all({ now, pause: AT_MOST_EVERY, night: AT_LEAST_EVERY }) as {
    readonly id: number;
    readonly factsVersion: number;
  }[];
  for (const { id: shopId, factsVersion } of due)
    enqueueJob(db, { shopId, name: 'train-shop', payload: { factsVersion }, runAt: now });
  return due.length;
}
