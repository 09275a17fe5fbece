import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import type { JobName } from './job-payloads.ts';

/** A job that waits or runs. */
export interface OpenJob {
  readonly state: 'waiting' | 'running';
  readonly createdAt: number;
  readonly startedAt: number | null;
}

const OPEN = `SELECT state, createdAt, startedAt FROM Job WHERE shopId = ? AND name = ? AND state IN ('waiting', 'running')
  ORDER BY state = 'waiting', createdAt LIMIT 1`;

/** The job of that name that is under way for a shop, else the one that waits, else null. */
export function findOpenJob(db: Database, shopId: number, name: JobName): OpenJob | null {
  return (prepareOnce(db, OPEN).get(shopId, name) as OpenJob | undefined) ?? null;
}
