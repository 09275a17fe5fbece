import { Worker } from 'node:worker_threads';
import type { App } from '../app.server.ts';

/** What the training thread is given. */
export interface TrainingOrder {
  readonly databaseUrl: string;
  readonly shopId: number;
  readonly now: number;
}

/**
 * Train a shop in a thread of its own, so that neither webhooks nor other shops' jobs wait for the arithmetic.
 *
 * @throws {Error} what training threw, or that it was interrupted.
 */
export function trainInThread(app: App, shopId: number, signal: AbortSignal): Promise<void> {
  const order: TrainingOrder = { databaseUrl: `file:${app.db.file}`, shopId, now: app.now() };
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./training-thread.ts', import.meta.url), { workerData: order });
    const interrupt = () => void thread.terminate();
    signal.addEventListener('abort', interrupt, { once: true });
    thread.once('error', reject);
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', interrupt);
      if (code === 0) resolve();
      else reject(new Error(`Cannot train shop ${shopId}: the training thread must end with code 0, got ${code}.`));
    });
  });
}
