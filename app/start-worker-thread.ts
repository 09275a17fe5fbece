import { Worker } from 'node:worker_threads';
import type { App } from './app.server.ts';
import { count } from './metrics.ts';
import { SECOND } from './time.ts';

/** How long a thread may take to finish what it does, before it is ended: all its work can be done again. */
const STOP_WITHIN = 10 * SECOND;
const RESTART_AFTER = 2 * SECOND;

/** Run the worker in a thread of this process. A thread that ends by itself is started again. */
export function startWorkerThread(app: App): { close(): Promise<void> } {
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  let worker = start();

  function start(): Worker {
    const thread = new Worker(new URL('../worker.ts', import.meta.url), { workerData: { env: app.env } });
    thread.on('error', (error) => app.log.error('worker.thread-failed', { error }));
    thread.on('exit', (code) => {
      if (stopping) return;
      count(app, 'regulars_worker_restarts_total');
      app.log.error('worker.thread-ended', { code });
      restart = setTimeout(() => (worker = start()), RESTART_AFTER);
    });
    return thread;
  }

  return {
    async close() {
      stopping = true;
      clearTimeout(restart);
      if (worker.threadId === -1) return;
      const timer = setTimeout(() => void worker.terminate(), STOP_WITHIN);
      await new Promise<void>((resolve) => {
        worker.once('exit', () => resolve());
        worker.postMessage('stop');
      });
      clearTimeout(timer);
    },
  };
}
