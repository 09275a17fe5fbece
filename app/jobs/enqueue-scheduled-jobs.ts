import type { Database } from '../db.server.ts';
import { enqueueJob } from './enqueue-job.ts';
import type { JobName } from './job-payloads.ts';
import { JOBS } from './jobs.ts';

/**
 * Enqueue what is due by schedule: for every installed shop, each job that has one and was neither enqueued nor
 * running within its period. Shops are spread over a tenth of the period, so that they do not all come at once.
 *
 * @returns how many were enqueued.
 */
export function enqueueScheduledJobs(db: Database, now: number): number {
  const listDue = db.sql
    .prepare(
      `SELECT id FROM Shop WHERE installedAt IS NOT NULL AND uninstalledAt IS NULL AND installedAt <= @now - @every
       AND NOT EXISTS (SELECT 1 FROM Job WHERE shopId = Shop.id AND name = @name
         AND (state IN ('waiting', 'running') OR createdAt > @now - @every))`,
    )
    .pluck();
  let count = 0;
  for (const name of Object.keys(JOBS) as JobName[]) {
    const { every } = JOBS[name];
    if (every === undefined) continue;
    for (const shopId of listDue.all({ name, every, now }) as number[]) {
      const runAt = now + ((shopId * 7919 * 1000) % Math.floor(every / 10));
      enqueueJob(db, { shopId, name, payload: {}, now, runAt });
      count++;
    }
  }
  return count;
}
