import type { Database } from '../db.server.ts';
import { HOUR, SECOND } from '../time.ts';
import type { ClaimedJob } from './claim-job.ts';

/** A job that still fails then has failed. */
export const MAX_ATTEMPTS = 6;

const FIRST_RETRY = 5 * SECOND;

/** How a claimed job ended: `stopped` is not its fault and does not count as an attempt. */
export type JobEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: string; readonly canRetry: boolean };

/**
 * Write how a job ended, unless its claim has passed to another process meanwhile. A failure waits 5 s, 20 s, 80 s ...
 * (at most an hour) before the next attempt.
 */
export function settleJob(db: Database, job: ClaimedJob, end: JobEnd, now: number): void {
  const settle = (change: string, values: Readonly<Record<string, unknown>> = {}) =>
    db.sql
      .prepare(
        `UPDATE Job SET ${change} WHERE shopId = @shopId AND jobId = @jobId AND attempts = @attempts AND state = 'running'`,
      )
      .run({ shopId: job.shopId, jobId: job.jobId, attempts: job.attempts, now, ...values });
  switch (end.kind) {
    case 'done':
      settle(`state = 'done', error = NULL, finishedAt = @now`);
      return;
    case 'stopped':
      settle(`state = 'waiting', attempts = attempts - 1, runAt = @now`);
      return;
    case 'failed': {
      const { error } = end;
      if (!end.canRetry || job.attempts >= MAX_ATTEMPTS)
        settle(`state = 'failed', error = @error, finishedAt = @now`, { error });
      else {
        const runAt = now + Math.min(HOUR, FIRST_RETRY * 4 ** (job.attempts - 1));
        settle(`state = 'waiting', error = @error, runAt = @runAt`, { error, runAt });
      }
    }
  }
}
