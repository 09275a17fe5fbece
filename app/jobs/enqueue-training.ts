import type { Database } from '../db.server.ts';
import { DAY, MINUTE } from '../time.ts';
import { enqueueJob } from './enqueue-job.ts';

/** A shop is not trained more often, however its orders come. */
const AT_MOST_EVERY = 10 * MINUTE;
/** What is trending changes without new orders, and recipes are chosen anew. */
const AT_LEAST_EVERY = DAY;
/** Counts follow every order by themselves; models learn anew when one order in so many has changed. */
const ONE_ORDER_IN = 100;

const ENOUGH_CHANGED = `(SELECT count(*) FROM OrderChange c
    WHERE c.shopId = Shop.id AND c.version > coalesce(json_extract(Job.payload, '$.factsVersion'), -1)) * ${ONE_ORDER_IN}
  > coalesce((SELECT a.orderCount FROM ServedModel s JOIN ModelArtifact a ON a.shopId = s.shopId AND a.version = s.version
    WHERE s.shopId = Shop.id), 0)`;

/**
 * Enqueue the training of shops where one order in a hundred has changed since training was last asked for, but not
 * within ten minutes of that, and of all shops once a day. Not while a backfill is under way: its end asks for training
 * itself.
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
           OR (createdAt > @now - @night AND NOT ${ENOUGH_CHANGED})))`,
    )
    .all({ now, pause: AT_MOST_EVERY, night: AT_LEAST_EVERY }) as {
    readonly id: number;
    readonly factsVersion: number;
  }[];
  for (const { id: shopId, factsVersion } of due)
    enqueueJob(db, { shopId, name: 'train-shop', payload: { factsVersion }, now });
  return due.length;
}
