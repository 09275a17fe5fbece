import { createReadStream, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { App } from '#app/app.server.ts';
import { closeApp, createApp } from '#app/create-app.server.ts';
import type { Database } from '#app/db.server.ts';
import { drainInbox } from '#app/ingest/drain-inbox.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { rebuildStaleProfiles } from '#app/profiles/rebuild-stale-profiles.ts';
import { startServer } from '#app/start-server.ts';
import { hashState } from '#app/training/hash-state.ts';
import { createRandom } from '#sandbox/random.ts';
import type { Report } from './figure.ts';
import { BENCH_SECRET, makeEnv } from './make-env.ts';
import { readCount } from './read-count.ts';
import { groupOrders } from './replay/group-orders.ts';
import { hashFacts } from './replay/hash-facts.ts';
import { writeDeliveries } from './replay/write-deliveries.ts';
import { sendWebhooks, type BenchWebhook } from './send-webhooks.ts';
import type { Flags } from './suites.ts';

const CONNECTIONS = 32;
const DUPLICATES = 0.1;
const SEED = 20_261_122;

/**
 * Replay orders of a shop folder as signed webhooks over HTTP, a tenth of them twice and all in random order, and
 * compare what is left with the import of the same orders.
 *
 * @throws {Error} if the two differ.
 */
export async function benchReplay(flags: Flags, report: Report): Promise<void> {
  const folder = resolve(flags.dir ?? '');
  if (!flags.dir || !existsSync(join(folder, 'orders.jsonl')))
    throw new Error(`Cannot replay: --dir must be a shop folder with orders.jsonl, got "${flags.dir ?? ''}".`);
  const orders = groupOrders(await readTexts(join(folder, 'orders.jsonl')), readCount(flags, 'orders', 10_000));
  const imported = makeEnv();
  const replayed = makeEnv();
  const one = createApp(imported.env);
  const two = createApp(replayed.env);
  try {
    const { domain } = await importInto(
      one,
      folder,
      orders.flatMap(({ texts }) => texts),
    );
    await importInto(two, folder, []);
    const random = createRandom(SEED);
    const deliveries = writeDeliveries(orders, { random: () => random.next(), duplicates: DUPLICATES });
    await replay(two, domain, deliveries, report);
    compare(
      one,
      two,
      `${orders.length} orders in ${deliveries.length} deliveries, ${DUPLICATES * 100} % twice, random order`,
      report,
    );
  } finally {
    await closeApp(one);
    await closeApp(two);
    imported.remove();
    replayed.remove();
  }
}

async function readTexts(file: string): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const text of createInterface({ input: createReadStream(file) })) texts.push(text);
  return texts;
}

/** Import shop, products and customers of `folder`, and the orders of `texts` instead of its own. */
async function importInto(app: App, folder: string, texts: readonly string[]): Promise<{ readonly domain: string }> {
  const part = join(dirname(app.db.file), 'shop');
  mkdirSync(part);
  for (const name of ['shop.json', 'products.jsonl', 'customers.jsonl'])
    if (existsSync(join(folder, name))) symlinkSync(join(folder, name), join(part, name));
  writeFileSync(join(part, 'orders.jsonl'), texts.join('\n'));
  const { domain } = await importShop(part, { db: app.db, now: app.now() });
  const { shop } = JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8')) as { shop?: string };
  return { domain: shop ?? domain };
}

async function replay(app: App, shop: string, deliveries: readonly BenchWebhook[], report: Report): Promise<void> {
  const server = await startServer(app.env);
  const started = performance.now();
  let next = 0;
  const sent = sendWebhooks({
    ...{ url: server.url, shop, secret: BENCH_SECRET, connections: CONNECTIONS },
    next: () => deliveries[next++] ?? null,
  });
  let done = false;
  void sent.finally(() => (done = true));
  let read = 0;
  // Read while more comes in, as the worker does.
  for (let taken = 0; !done || taken > 0; read += taken) taken = await drainInbox(app);
  await sent;
  const seconds = (performance.now() - started) / 1000;
  await server.close();
  const detail = `sent, signed, kept with synchronous=FULL and read, sender and reader in one process; ${read} read`;
  report({
    name: 'replay: deliveries per second, end to end',
    value: deliveries.length / seconds,
    unit: '1/s',
    detail,
  });
}

function compare(one: App, two: App, what: string, report: Report): void {
  for (const [name, hash] of [
    ['facts', hashFacts],
    ['state hash', hashDerived],
  ] as const) {
    const [left, right] = [one, two].map((app) => hash(app.db, 1));
    const detail = `${what}; ${left}`;
    report({ name: `replay: ${name} equal to the import's`, value: left === right ? 1 : 0, unit: 'yes=1', detail });
    if (left !== right)
      throw new Error(`Cannot confirm the replay: its ${name} must equal the import's ${left}, got ${right}.`);
  }
}

function hashDerived(db: Database, shopId: number): string {
  rebuildStaleProfiles(db, Infinity, { shopId });
  return hashState(db, shopId);
}
