import type { Database } from '../db.server.ts';
import { SECOND } from '../time.ts';
import { MAX_ATTEMPTS } from './settle-job.ts';

/** A running job says it is alive every {@link HEARTBEAT}; after this silence its process is dead. */
const STALE_AFTER = 30 * SECOND;

export const HEARTBEAT = 5 * SECOND;

/** Give the jobs of dead processes back, or end those that were begun too often. @returns how many there were. */
export function releaseStaleJobs(db: Database, now: number): number {
  return db.sql
    .prepare(
      `UPDATE Job SET state = iif(attempts >= @most, 'failed', 'waiting'), runAt = @now,
       error = 'Its process ended before it did.', finishedAt = iif(attempts >= @most, @now, NULL)
       WHERE state = 'running' AND heartbeatAt < @now - @stale`,
    )
    .run({ most: MAX_ATTEMPTS, now, stale: STALE_AFTER }).changes;
}
