import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { DAY } from '../time.ts';
import type { TrainingOutcome } from './train-shop.ts';

/** Runs older than this are forgotten. */
const KEPT_FOR = 90 * DAY;

/** Record that a run starts. A run of the shop still called running was cut off with its process: it failed. */
export function startRun(db: Database, shopId: number, runId: string, startedAt: number): void {
  db.sql
    .transaction(() => {
      closeRuns(db, shopId, startedAt, runId);
      prepareOnce(db, 'DELETE FROM TrainingRun WHERE shopId = ? AND startedAt < ?').run(shopId, startedAt - KEPT_FOR);
      prepareOnce(
        db,
        `INSERT INTO TrainingRun (shopId, runId, startedAt, state) VALUES (?, ?, ?, 'running')
         ON CONFLICT DO NOTHING`,
      ).run(shopId, runId, startedAt);
    })
    .immediate();
}

/**
 * Record that the runs of a shop still called running, but `besides`, were cut off with their process. One that lives
 * after all records its own end later.
 */
export function closeRuns(db: Database, shopId: number, now: number, besides = ''): void {
  prepareOnce(
    db,
    `UPDATE TrainingRun SET state = 'failed', finishedAt = ?, error = 'The process ended before training did.'
     WHERE shopId = ? AND state = 'running' AND runId <> ?`,
  ).run(now, shopId, besides);
}

/** Record how a run ended. */
export function finishRun(
  db: Database,
  shopId: number,
  { runId, state, version, error, figures }: TrainingOutcome,
  finishedAt: number,
): void {
  prepareOnce(
    db,
    `UPDATE TrainingRun SET state = ?, modelVersion = ?, error = ?, figures = ?, finishedAt = ?
     WHERE shopId = ? AND runId = ?`,
  ).run(state, version, error, figures && JSON.stringify(figures), finishedAt, shopId, runId);
}
