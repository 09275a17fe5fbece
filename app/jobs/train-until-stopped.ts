import type { App } from '../app.server.ts';
import { runTraining } from '../training/run-training.ts';
import { awaitUnlessStopped } from './await-unless-stopped.ts';

/**
 * Train a shop in its thread, and wait for it only as long as nobody stops us: a training that is left to itself
 * publishes its model whole or not at all.
 *
 * @throws {Error} if the training failed, or `signal` aborts.
 */
export async function trainUntilStopped(
  app: App,
  shopId: number,
  options: { readonly chooses?: boolean | undefined },
  signal: AbortSignal,
): Promise<void> {
  const train = () => runTraining(`file:${app.db.file}`, shopId, options);
  const outcome = await awaitUnlessStopped(train, signal);
  if (outcome.state === 'failed') throw new Error(outcome.error ?? `Cannot train shop ${shopId}: it failed.`);
}
