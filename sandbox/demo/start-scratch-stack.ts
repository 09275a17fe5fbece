import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDemoShop } from '../demo-shop/generate-demo-shop.ts';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { findFreePort } from './find-free-port.ts';
import { followLearning } from './follow-learning.ts';
import { loadKeys } from './load-keys.ts';
import { startApp, type RunningApp } from './start-app.ts';

export interface ScratchStack {
  readonly app: RunningApp;
  readonly sandbox: Sandbox;
  readonly databaseFile: string;
  /** Wait for the first backfill and the first model, as `npm run demo` does. @returns the served version. */
  learn(): Promise<string>;
  /** Stop both and remove every file. */
  close(): Promise<void>;
}

const LEARN_WITHIN_MS = 180_000;

/** Sandbox and app as a user starts them, on free ports, with a freshly generated shop in a folder of their own. */
export async function startScratchStack({ seed, endAt }: { seed: number; endAt: Date }): Promise<ScratchStack> {
  const home = mkdtempSync(join(tmpdir(), 'regulars-stack-'));
  const closers: (() => unknown)[] = [() => rmSync(home, { recursive: true, force: true, maxRetries: 5 })];
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    const folder = join(home, 'demo-shop');
    generateDemoShop({ folder, seed, endAt });
    const keys = loadKeys(home);
    const databaseFile = join(home, 'regulars.db');
    const appPort = await findFreePort();
    const sandbox = await startSandbox({
      folder,
      dataFile: join(home, 'sandbox.db'),
      port: 0,
      appUrl: `http://127.0.0.1:${appPort}`,
      apiKey: keys.apiKey,
      apiSecret: keys.apiSecret,
    });
    closers.push(() => sandbox.close());
    const app = await startApp({ appPort, dev: false, databaseUrl: `file:${databaseFile}` }, keys, sandbox.url);
    closers.push(() => app.stop());
    const { domain } = sandbox.store.shop;
    const learn = () => followLearning(databaseFile, domain, () => undefined, AbortSignal.timeout(LEARN_WITHIN_MS));
    return { app, sandbox, databaseFile, learn, close };
  } catch (error) {
    await close();
    throw error;
  }
}
