import type { Database } from '../db.server.ts';
import { SECOND } from '../time.ts';
import { closeRuns } from '../training/record-run.ts';
import { MAX_ATTEMPTS } from './settle-job.ts';

/** A running job says it is alive every {@link HEARTBEAT}; after this silence its process is dead. */
const STALE_AFTER = 30 * SECOND;

export const HEARTBEAT = 5 * SECOND;

const RELEASE = `UPDATE Job SET state = iif(attempts >= @most, 'failed', 'waiting'), runAt = @now,
  error = 'Its process ended before it did.', finishedAt = iif(attempts >= @most, @now, NULL)
  WHERE state = 'running' AND heartbeatAt < @now - @stale RETURNING shopId, name`;

/**
 * Give the jobs of dead processes back, or end those that were begun too often. A training that died with its process
 * is recorded as failed. @returns how many jobs there were.
 */
export function releaseStaleJobs(db: Database, now: number): number {
  const release = db.sql.transaction(() => {
    const released = db.sql.prepare(RELEASE).all({ most: MAX_ATTEMPTS, now, stale: STALE_AFTER }) as {
      readonly shopId: number;
      readonly name: string;
    }[];
    for (const { shopId, name } of released) if (name === 'train-shop') closeRuns(db, shopId, now);
    return released.length;
  });
  return release.immediate();
}
