import type { App } from '../app.server.ts';
import { claimJob } from './claim-job.ts';
import { runJob } from './run-job.ts';

/** Runs the jobs of one process. */
export interface JobRunner {
  /** Begin due jobs while there is room, one a shop. Returns at once. @returns how many were begun. */
  begin(): number;
  /** Interrupt what is running, which goes back in line, and wait until it has. */
  stop(): Promise<void>;
}

/** Jobs mostly wait for Shopify: a few at a time keep one slow shop from holding up the others. */
const AT_ONCE = 4;

/** Create a runner. Nothing runs before `begin`. */
export function createJobRunner(app: App): JobRunner {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  return {
    begin() {
      let begun = 0;
      while (running.size < AT_ONCE && !stopping.signal.aborted) {
        const job = claimJob(app.db, app.now());
        if (!job) break;
        const run: Promise<void> = runJob(app, job, stopping.signal)
          .catch((error: unknown) => app.log.error('job.lost', { shopId: job.shopId, job: job.name, error }))
          .finally(() => running.delete(run));
        running.add(run);
        begun++;
      }
      return begun;
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
