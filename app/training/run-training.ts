import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { openDatabase } from '../db.server.ts';
import { SECOND } from '../time.ts';
import { finishRun } from './record-run.ts';
import { describeFailure, type TrainingOutcome } from './train-shop.ts';

interface RunOptions {
  /** Choose recipes anew, however lately that was done. Default false. */
  readonly chooses?: boolean | undefined;
}

/**
 * Train a shop in a thread of its own (see `trainShop`). Resolves with the outcome, also when the thread dies: then the
 * run is recorded as failed.
 *
 * @param databaseUrl `file:PATH`, as for `openDatabase`.
 */
export async function runTraining(
  databaseUrl: string,
  shopId: number,
  { chooses = false }: RunOptions = {},
): Promise<TrainingOutcome> {
  const runId = randomUUID();
  const now = Date.now();
  try {
    return await startThread({ databaseUrl, shopId, runId, now, chooses });
  } catch (error) {
    const outcome = describeFailure(runId, error, (Date.now() - now) / SECOND);
    const db = openDatabase(databaseUrl);
    finishRun(db, shopId, outcome, Date.now());
    await db.close();
    return outcome;
  }
}

function startThread(workerData: Readonly<Record<string, unknown>>): Promise<TrainingOutcome> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./train-worker.ts', import.meta.url), { workerData, execArgv: [] });
    thread.once('message', (outcome: TrainingOutcome) => resolve(outcome));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`Cannot train: the thread must answer, got exit code ${code}.`)));
  });
}
