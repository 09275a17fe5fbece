import { randomBytes } from 'node:crypto';
import type { Database } from '../db.server.ts';
import type { JobName, JobPayloads } from './job-payloads.ts';

interface NewJob<Name extends JobName> {
  readonly shopId: number;
  readonly name: Name;
  readonly payload: JobPayloads[Name];
  /** Two waiting jobs of one name and key are one job. */
  readonly key?: string;
  /** The instant it is enqueued at; the clock's if left out. */
  readonly now?: number;
  /** Not before this instant; now if left out. */
  readonly runAt?: number;
}

/**
 * Enqueue a job, inside the caller's transaction if there is one. Where a job of the same name and key is waiting
 * already, that one takes the new payload and the earlier of the two instants.
 *
 * @returns the id of the waiting job.
 */
export function enqueueJob<Name extends JobName>(db: Database, job: NewJob<Name>): string {
  const { shopId, name, payload, key = '', now = Date.now(), runAt = now } = job;
  const text = JSON.stringify(payload);
  const enqueue = db.sql.transaction(() => {
    const waiting = db.sql
      .prepare(`SELECT jobId FROM Job WHERE shopId = ? AND name = ? AND state = 'waiting' AND key = ?`)
      .pluck()
      .get(shopId, name, key) as string | undefined;
    if (waiting !== undefined) {
      db.sql
        .prepare('UPDATE Job SET payload = ?, runAt = min(runAt, ?) WHERE shopId = ? AND jobId = ?')
        .run(text, runAt, shopId, waiting);
      return waiting;
    }
    const jobId = `${now.toString(36).padStart(9, '0')}-${randomBytes(6).toString('hex')}`;
    db.sql
      .prepare('INSERT INTO Job (shopId, jobId, name, key, payload, runAt, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(shopId, jobId, name, key, text, runAt, now);
    return jobId;
  });
  return enqueue.immediate();
}
