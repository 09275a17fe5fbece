import { closeApp, createApp } from '#app/create-app.server.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { trainShop, type TrainingOutcome } from '#app/training/train-shop.ts';
import { makeEnv } from './make-env.ts';
import { requireFolder } from './require-folder.ts';

/** A shop folder, imported into a new database and trained once. */
export interface TrainedFolder {
  readonly outcome: TrainingOutcome;
  readonly importSeconds: number;
  readonly counts: Readonly<Record<string, number>>;
  /** The most memory the process held up to the end of the training, in MB. */
  readonly peakMb: number;
}

/**
 * Import a shop folder into a new database and train it once.
 *
 * @throws {Error} if the folder has no orders, a line cannot be read, or the training fails.
 */
export async function trainFolder(dir: string | undefined): Promise<TrainedFolder> {
  const folder = requireFolder(dir);
  const { env, remove } = makeEnv();
  const app = createApp(env);
  try {
    const startedAt = performance.now();
    const { shopId, counts } = await importShop(folder, { db: app.db, now: app.now() });
    const importSeconds = (performance.now() - startedAt) / 1000;
    const outcome = trainShop(app.db, shopId, { now: app.now(), isNeural: true });
    if (outcome.state === 'failed') throw new Error(`Cannot measure: the training failed. ${outcome.error}`);
    return { outcome, importSeconds, counts, peakMb: process.resourceUsage().maxRSS / 1024 };
  } finally {
    await closeApp(app);
    remove();
  }
}
