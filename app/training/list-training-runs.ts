import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

/** One attempt to train a shop. Instants are epoch milliseconds. */
export interface TrainingRun {
  readonly runId: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly state: 'running' | 'promoted' | 'kept' | 'failed';
  readonly modelVersion: string | null;
  readonly error: string | null;
}

/** The latest runs of a shop, newest first. */
export function listTrainingRuns(db: Database, shopId: number, limit = 20): TrainingRun[] {
  return prepareOnce(
    db,
    `SELECT runId, startedAt, finishedAt, state, modelVersion, error FROM TrainingRun
     WHERE shopId = ? ORDER BY startedAt DESC, runId LIMIT ?`,
  ).all(shopId, limit) as TrainingRun[];
}
