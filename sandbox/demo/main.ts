import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { generateDemoShop } from '../demo-shop/generate-demo-shop.ts';
import { startSandbox } from '../start-sandbox.ts';
import { findServedModel, followLearning } from './follow-learning.ts';
import { loadKeys } from './load-keys.ts';
import { parseOptions, type DemoOptions } from './parse-options.ts';
import { createProgress } from './create-progress.ts';
import { requireFreePort } from './require-free-port.ts';
import { startApp } from './start-app.ts';

const DEMO_SEED = 7;

try {
  await runDemo(parseOptions(process.argv.slice(2), process.env));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** Start sandbox and app, let the app learn the shop through its own doors, and stay up until told to stop. */
async function runDemo(options: DemoOptions): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopped.abort(new Error('Stopped.')));
  // Whoever started this is gone, killed without a chance to say so.
  process.on('disconnect', () => stopped.abort(new Error('Stopped.')));
  makeHome(options.home);
  if (options.reset) forget(options);
  await requireFreePort('PORT', options.appPort);
  await requireFreePort('SANDBOX_PORT', options.sandboxPort);
  const folder = options.shopFolder ?? makeDemoShop(options.home);
  const keys = loadKeys(options.home);
  const sandbox = await startSandbox({
    folder,
    dataFile: join(options.home, `sandbox-${basename(folder)}.db`),
    port: options.sandboxPort,
    appUrl: `http://127.0.0.1:${options.appPort}`,
    apiKey: keys.apiKey,
    apiSecret: keys.apiSecret,
    onProgress: say,
    // A shop on Shopify Plus: its Admin API gives 1,000 points a second.
    options: { restoreRate: 1000 },
  });
  try {
    const app = await startApp(options, keys, sandbox.url);
    try {
      await learn(options, sandbox, stopped.signal);
      printAddresses(sandbox, app.url);
      const code = await Promise.race([app.ended, untilAborted(stopped.signal)]);
      if (code !== 0) throw new Error(`The app ended with exit code ${code}.`);
    } finally {
      await app.stop();
    }
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
  } finally {
    await sandbox.close();
  }
  say('Stopped the app and the sandbox; their data stays.');
  process.exit(0);
}

async function learn(
  options: DemoOptions,
  sandbox: Awaited<ReturnType<typeof startSandbox>>,
  abort: AbortSignal,
): Promise<void> {
  const databaseFile = resolve(options.databaseUrl.replace(/^file:(\/\/)?/, ''));
  const { domain } = sandbox.store.shop;
  const served = findServedModel(databaseFile, domain);
  if (served) return say(`${domain} is installed and model ${served} serves it.`);
  await sandbox.install();
  const progress = createProgress(process.stderr);
  const version = await followLearning(databaseFile, domain, progress.show, abort).finally(progress.end);
  say(`Model ${version} serves ${domain}.`);
}

function printAddresses(sandbox: Awaited<ReturnType<typeof startSandbox>>, appUrl: string): void {
  const name = sandbox.store.shop.domain.replace('.myshopify.com', '');
  process.stdout.write(
    [
      '',
      `  Storefront  ${sandbox.url}/`,
      `  Admin       ${sandbox.url}/store/${name}/apps/regulars`,
      `  (the app itself answers at ${appUrl})`,
      '',
      '  Ctrl-C stops both. Next time it is quick and keeps its data; --reset starts over.',
      '',
    ].join('\n'),
  );
}

function makeDemoShop(home: string): string {
  const folder = join(home, 'demo-shop');
  if (existsSync(join(folder, 'shop.json'))) return folder;
  say('Generating the demo shop');
  const made = generateDemoShop({ folder, seed: DEMO_SEED, endAt: new Date() });
  say(`Generated ${made.orders.toLocaleString('en')} orders of ${made.customers.toLocaleString('en')} customers`);
  return folder;
}

function makeHome(home: string): void {
  try {
    makeFolder(home);
  } catch (cause) {
    throw new Error(
      `Cannot start the demo: ${home} must be a folder that can be written (${(cause as NodeJS.ErrnoException).code}).`,
      { cause },
    );
  }
}

/** Not the recursive mkdirSync: where the system lets nobody make folders (/proc) it never returns. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Remove the database, the sandbox's state and the generated shop, and nothing else. */
function forget(options: DemoOptions): void {
  const database = basename(resolve(options.databaseUrl.replace(/^file:(\/\/)?/, '')));
  const ours = readdirSync(options.home).filter(
    (name) => name.startsWith(database) || /^sandbox-.*\.db/.test(name) || name === 'demo-shop',
  );
  // A folder with this name that we did not generate is somebody's own.
  for (const name of ours) {
    const path = join(options.home, name);
    if (name === 'demo-shop' && !/"generator"/.test(readFileSync(join(path, 'shop.json'), 'utf8'))) continue;
    rmSync(path, { recursive: true });
  }
  say(`Started over: removed ${ours.length} files of ${options.home}.`);
}

function untilAborted(signal: AbortSignal): Promise<number> {
  return new Promise((done) => {
    if (signal.aborted) done(0);
    signal.addEventListener('abort', () => done(0), { once: true });
  });
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
