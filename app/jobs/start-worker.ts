import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.server.ts';
import { drainInbox } from '../ingest/drain-inbox.ts';
import { wipeLog } from '../ingest/wipe-log.ts';
import { rebuildStaleProfiles } from '../profiles/rebuild-stale-profiles.ts';
import { SECOND } from '../time.ts';
import { createJobRunner } from './create-job-runner.ts';
import { enqueueRefits } from './enqueue-refits.ts';
import { enqueueScheduledJobs } from './enqueue-scheduled-jobs.ts';
import { enqueueStalledBackfills } from './enqueue-stalled-backfills.ts';
import { enqueueTraining } from './enqueue-training.ts';
import { releaseStaleJobs } from './release-stale-jobs.ts';

/** How long an idle worker sleeps before it looks again. */
const IDLE_PAUSE = 50;
const SWEEP_EVERY = 5 * SECOND;
/** A body that was read is gone from the disk so soon after the worker comes to rest. */
const WIPE_EVERY = 2 * SECOND;
const PAUSE_AFTER_FAULT = SECOND;
/** While deliveries come, reading them goes first. */
const PROFILES_A_TURN = 200;
const PROFILES_A_BUSY_TURN = 16;

export interface RunningWorker {
  /** Interrupt jobs, finish the turn under way, and let go of everything but the app. */
  stop(): Promise<void>;
}

/** Start the work behind the pages: read the inbox, bring stale profiles up to date, run jobs, keep schedules. */
export function startWorker(app: App): RunningWorker {
  const runner = createJobRunner(app);
  const stopping = new AbortController();
  let sweptAt = 0;
  let wipedAt = 0;
  // The process before this one may have left something.
  let isLogDirty = true;

  const turn = async (): Promise<number> => {
    if (app.now() - sweptAt >= SWEEP_EVERY) {
      sweptAt = app.now();
      sweep(app);
    }
    const read = await drainInbox(app);
    const profiles = read > 0 ? PROFILES_A_BUSY_TURN : PROFILES_A_TURN;
    return read + rebuildStaleProfiles(app.db, profiles) + runner.begin();
  };
  const rest = async (): Promise<void> => {
    if (isLogDirty && app.now() - wipedAt >= WIPE_EVERY) {
      isLogDirty = !wipeLog(app.db);
      wipedAt = app.now();
    }
    await pause(IDLE_PAUSE, stopping.signal);
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        if ((await turn()) > 0) isLogDirty = true;
        else await rest();
      } catch (error) {
        app.log.error('worker.fault', { error });
        await pause(PAUSE_AFTER_FAULT, stopping.signal);
      }
    }
  };
  const ended = loop();
  return {
    async stop() {
      stopping.abort();
      await ended;
      await runner.stop();
    },
  };
}

function sweep({ db, log, now }: App): void {
  const released = releaseStaleJobs(db, now());
  if (released > 0) log.warn('jobs.released', { released });
  enqueueScheduledJobs(db, now());
  enqueueStalledBackfills(db, now());
  enqueueTraining(db, now());
  enqueueRefits(db, now());
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {});
}
