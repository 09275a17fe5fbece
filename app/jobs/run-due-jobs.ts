import type { App } from '../app.server.ts';
import { claimJob } from './claim-job.ts';
import { runJob } from './run-job.ts';

/** Run what is due, and what that makes due at once, one job after the other. @returns how many jobs ran. */
export async function runDueJobs(app: App, signal: AbortSignal = new AbortController().signal): Promise<number> {
  for (let count = 0; ; count++) {
    const job = claimJob(app.db, app.now());
    if (!job) return count;
    await runJob(app, job, signal);
  }
}
