// One of the servers that are compared, in a process of its own: `node serve.ts served|bare [DIR]`.
// It tells its address and its shop once it listens, and its CPU time whenever it is asked.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#app/db.server.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { startServer } from '#app/start-server.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { generateDemoShop } from '#sandbox/demo-shop/generate-demo-shop.ts';
import { answerBench } from '../answer-bench.ts';
import { listen } from '../ingest/listen.ts';
import { makeEnv } from '../make-env.ts';
import type { ServedFacts } from './served-facts.ts';

const [, , kind, folder] = process.argv;
/** An answer of ordinary size. */
const BODY = JSON.stringify({ products: 'x'.repeat(3000) });

const { env, remove } = makeEnv();
const shop = kind === 'served' ? await learnShop(folder) : null;
const server = shop ? await startServer(env) : await startBareServer();
const told: ServedFacts = { url: server.url, shop };
answerBench(told, async () => {
  await server.close();
  remove();
});

/** The limit: node:http says 200 with a body of the same size. Nothing is verified, nothing is looked up. */
function startBareServer(): ReturnType<typeof listen> {
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(BODY) };
  return listen((_request, response) => response.writeHead(200, headers).end(BODY));
}

async function learnShop(given: string | undefined) {
  const made = given ?? mkdtempSync(join(tmpdir(), 'regulars-bench-shop-'));
  const db = openDatabase(env.DATABASE_URL);
  try {
    if (!given) generateDemoShop({ folder: made, seed: 1, endAt: new Date() });
    const { shopId } = await importShop(made, { db, now: Date.now() });
    trainShop(db, shopId, { now: Date.now() });
    const list = (sql: string) => db.sql.prepare(sql).pluck().all(shopId) as number[];
    return {
      domain: db.sql.prepare('SELECT domain FROM Shop WHERE id = ?').pluck().get(shopId) as string,
      productIds: list('SELECT productId FROM Product WHERE shopId = ?'),
      customerIds: list('SELECT customerId FROM Customer WHERE shopId = ? ORDER BY customerId LIMIT 2000'),
      orders: db.sql.prepare('SELECT count(*) FROM "Order" WHERE shopId = ?').pluck().get(shopId) as number,
    };
  } finally {
    await db.close();
    if (!given) rmSync(made, { recursive: true, force: true });
  }
}
