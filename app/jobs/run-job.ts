import type { App } from '../app.server.ts';
import { AdminError } from '../ingest/admin/admin-error.ts';
import type { ClaimedJob } from './claim-job.ts';
import { JOBS, type Job } from './jobs.ts';
import { HEARTBEAT } from './release-stale-jobs.ts';
import { settleJob, type JobEnd } from './settle-job.ts';

/** Run a claimed job to its end, keeping its claim alive, and write how it ended. Never throws for the job's own fault. */
export async function runJob(app: App, job: ClaimedJob, signal: AbortSignal): Promise<void> {
  const { db, log } = app;
  const { shopId, jobId, name } = job;
  const lost = new AbortController();
  const beat = db.sql.prepare(
    `UPDATE Job SET heartbeatAt = ? WHERE shopId = ? AND jobId = ? AND attempts = ? AND state = 'running'`,
  );
  const heartbeat = setInterval(() => {
    if (beat.run(app.now(), shopId, jobId, job.attempts).changes === 0) lost.abort();
  }, HEARTBEAT);
  const startedAt = app.now();
  const end = await attempt(app, job, AbortSignal.any([signal, lost.signal]));
  clearInterval(heartbeat);
  settleJob(db, job, end, app.now());
  const facts = { shopId, job: name, attempts: job.attempts, milliseconds: app.now() - startedAt };
  if (end.kind === 'failed') log.error('job.failed', { ...facts, error: end.error });
  else log.debug(`job.${end.kind}`, facts);
}

async function attempt(app: App, { shopId, name, payload }: ClaimedJob, signal: AbortSignal): Promise<JobEnd> {
  // The table's type ties each payload to its job; here any of them may come.
  const job = JOBS[name] as Job<unknown> | undefined;
  if (!job) return { kind: 'failed', error: `Cannot run job: there is none named "${name}".`, canRetry: false };
  const parsed = job.schema.safeParse(JSON.parse(payload));
  if (!parsed.success)
    return { kind: 'failed', error: `Cannot run job ${name}: ${parsed.error.issues[0]?.message}.`, canRetry: false };
  try {
    await job.run(app, shopId, parsed.data, signal);
    return { kind: 'done' };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    const message = error instanceof Error ? error.message : String(error);
    const isFinal = error instanceof AdminError && (error.code === 'unauthorized' || error.code === 'refused');
    return { kind: 'failed', error: message, canRetry: !isFinal };
  }
}
