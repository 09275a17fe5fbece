import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { generateDemoShop } from '#sandbox/demo-shop/generate-demo-shop.ts';
import { followLearning } from '#sandbox/demo/follow-learning.ts';
import { loadKeys } from '#sandbox/demo/load-keys.ts';
import { startApp, type RunningApp } from '#sandbox/demo/start-app.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { findFreePort } from './find-free-port.ts';

export interface Stack {
  readonly app: RunningApp;
  readonly sandbox: Awaited<ReturnType<typeof startSandbox>>;
  readonly databaseFile: string;
  /** The first backfill and the first model, as `npm run demo` waits for them. */
  learn(): Promise<string>;
}

/** Sandbox and app as a user starts them, on free ports with a freshly generated shop; stopped and removed when the test ends. */
export async function startStack(endAt: Date): Promise<Stack> {
  const home = mkdtempSync(join(tmpdir(), 'regulars-stack-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(home, 'demo-shop');
  mkdirSync(folder);
  generateDemoShop({ folder, seed: 11, endAt });
  const keys = loadKeys(home);
  const databaseFile = join(home, 'regulars.db');
  const appPort = await findFreePort();
  const sandbox = await startSandbox({
    folder,
    dataFile: join(home, 'sandbox.db'),
    port: await findFreePort(),
    appUrl: `http://127.0.0.1:${appPort}`,
    apiKey: keys.apiKey,
    apiSecret: keys.apiSecret,
  });
  onTestFinished(() => sandbox.close());
  const options = {
    shopFolder: folder,
    reset: false,
    dev: false,
    appPort,
    sandboxPort: 0,
    databaseUrl: `file:${databaseFile}`,
    home,
  };
  const app = await startApp(options, keys, sandbox.url);
  onTestFinished(() => app.stop());
  return {
    app,
    sandbox,
    databaseFile,
    learn: () => followLearning(databaseFile, sandbox.store.shop.domain, () => undefined, AbortSignal.timeout(120_000)),
  };
}
