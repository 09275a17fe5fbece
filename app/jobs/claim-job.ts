import type { Database } from '../db.server.ts';
import type { JobName } from './job-payloads.ts';

/** A job this process has to itself until it ends or misses its heartbeats. */
export interface ClaimedJob {
  readonly shopId: number;
  readonly jobId: string;
  readonly name: JobName;
  readonly payload: string;
  /** How often it was begun, this time included: with `jobId` it names this claim. */
  readonly attempts: number;
}

const CLAIM = `UPDATE Job SET state = 'running', attempts = attempts + 1, startedAt = @now, heartbeatAt = @now
  WHERE (shopId, jobId) = (
    SELECT shopId, jobId FROM Job AS waiting WHERE state = 'waiting' AND runAt <= @now
      AND NOT EXISTS (SELECT 1 FROM Job WHERE shopId = waiting.shopId AND state = 'running')
    ORDER BY runAt, jobId LIMIT 1)
  RETURNING shopId, jobId, name, payload, attempts`;

/** Claim the job that has been due longest among shops where none is running. One statement: no two processes get the same. */
export function claimJob(db: Database, now: number): ClaimedJob | null {
  return (db.sql.prepare(CLAIM).get({ now }) as ClaimedJob | undefined) ?? null;
}
