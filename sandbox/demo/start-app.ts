import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { DemoKeys } from './load-keys.ts';
import type { DemoOptions } from './parse-options.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 8_000;
const WATCHED = ['server.ts', 'worker.ts', 'app', 'ml'];

export interface RunningApp {
  readonly url: string;
  /** Resolves when the process ends by itself, with its exit code. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/**
 * Start the app as its own process, exactly as `npm start` does, pointed at the sandbox by base addresses only.
 *
 * @throws {Error} if it ends or does not answer within a minute.
 */
export async function startApp(
  options: Pick<DemoOptions, 'appPort' | 'dev' | 'databaseUrl'>,
  keys: DemoKeys,
  sandboxUrl: string,
): Promise<RunningApp> {
  const url = `http://127.0.0.1:${options.appPort}`;
  const watch = options.dev ? ['--watch-preserve-output', ...WATCHED.map((path) => `--watch-path=${path}`)] : [];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...watch, 'server.ts'], {
    cwd: ROOT,
    // With the channel gone (this process killed), the server stops by itself.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: options.dev ? 'development' : 'production',
      HOST: '127.0.0.1',
      PORT: String(options.appPort),
      DATABASE_URL: options.databaseUrl,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
      SHOPIFY_API_KEY: keys.apiKey,
      SHOPIFY_API_SECRET: keys.apiSecret,
      SHOPIFY_APP_URL: url,
      SHOPIFY_SHOP_BASE_URL: sandboxUrl,
      SHOPIFY_ADMIN_ORIGIN: sandboxUrl,
      APP_BRIDGE_URL: `${sandboxUrl}/app-bridge.js`,
      REGULARS_ENCRYPTION_KEYS: keys.encryptionKey,
    },
  });
  const ended = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)));
  await waitUntilReady(url, ended);
  return { url, ended, stop: () => stop(child, ended) };
}

async function waitUntilReady(url: string, ended: Promise<number>): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  let over = false;
  void ended.then(() => (over = true));
  while (Date.now() < deadline) {
    if (over) throw new Error('Cannot start the demo: the app ended while starting (its last line above says why).');
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Cannot start the demo: the app must answer within ${READY_WITHIN_MS / 1000} s, got nothing.`);
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(kill);
}
