import { Worker } from 'node:worker_threads';
import type { Rebuilt } from './rebuild-profiles.ts';

/**
 * Rebuild all profiles of a shop in a thread of its own (see `rebuildProfiles`).
 *
 * @param databaseUrl `file:PATH`, as for `openDatabase`.
 * @throws {Error} if the rebuild fails, or the thread dies.
 */
export function runRebuild(databaseUrl: string, shopId: number): Promise<Rebuilt> {
  return new Promise((resolve, reject) => {
    const workerData = { databaseUrl, shopId };
    const thread = new Worker(new URL('./profiles-worker.ts', import.meta.url), { workerData, execArgv: [] });
    thread.once('message', (rebuilt: Rebuilt) => resolve(rebuilt));
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`Cannot rebuild profiles: the thread must answer, got exit code ${code}.`)),
    );
  });
}
