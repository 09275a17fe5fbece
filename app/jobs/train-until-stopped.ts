import { once } from 'node:events';
import type { App } from '../app.server.ts';
import { runTraining } from '../training/run-training.ts';

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
  signal.throwIfAborted();
  const over = new AbortController();
  const stopped = once(signal, 'abort', { signal: over.signal }).then(
    () => signal.throwIfAborted(),
    () => undefined,
  );
  const outcome = await Promise.race([runTraining(`file:${app.db.file}`, shopId, options), stopped]).finally(() =>
    over.abort(),
  );
  if (outcome?.state === 'failed') throw new Error(outcome.error ?? `Cannot train shop ${shopId}: it failed.`);
}
