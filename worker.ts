import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { closeApp, createApp } from './app/create-app.server.ts';
import { loadEnv, type Env } from './app/env.server.ts';
import { startWorker } from './app/jobs/start-worker.ts';

/**
 * The worker: a process of its own (`REGULARS_ROLE=worker`), stopped by SIGTERM or SIGINT, or a thread of the server,
 * stopped by the message `stop`.
 */
async function main(): Promise<void> {
  // What it loses with the power comes back: a delivery is waiting again, a job is due again.
  const env = isMainThread ? loadEnv() : (workerData as { readonly env: Env }).env;
  const app = createApp(env, { durability: 'crash' });
  const worker = startWorker(app);
  let stopped: Promise<void> | undefined;
  const stop = () =>
    (stopped ??= worker.stop().then(async () => {
      await closeApp(app);
      // A training thread may still be at work: what it does can be done again.
      process.exit(0);
    }));
  parentPort?.on('message', (message) => {
    if (message === 'stop') void stop();
  });
  if (isMainThread) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  app.log.info('worker.started', { thread: !isMainThread });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
