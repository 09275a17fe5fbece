import { Worker } from 'node:worker_threads';
import type { Env } from './env.server.ts';

export interface WorkerThread {
  /** Ask it to stop and wait until it has. */
  stop(): Promise<void>;
}

/**
 * Start the worker as a thread of this process.
 *
 * @param onExit told when it ends without having been asked to: the process should not go on without it.
 */
export function startWorkerThread(env: Env, onExit: (error: Error) => void): WorkerThread {
  const thread = new Worker(new URL('../worker.ts', import.meta.url), { workerData: { env } });
  let isStopping = false;
  let fault: Error | undefined;
  const ended = new Promise<void>((resolve) => {
    thread.once('error', (error) => (fault = error instanceof Error ? error : new Error(String(error))));
    thread.once('exit', (code) => {
      if (!isStopping) onExit(fault ?? new Error(`Cannot go on: the worker thread ended with code ${code}.`));
      resolve();
    });
  });
  return {
    stop() {
      isStopping = true;
      thread.postMessage('stop');
      return ended;
    },
  };
}
