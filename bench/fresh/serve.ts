// The server that is measured, with its worker, in a process of its own: `node serve.ts fresh DIR`.
// It tells its address and its shop once it listens.
import { openDatabase } from '#app/db.server.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { startServer } from '#app/start-server.ts';
import { answerBench } from '../answer-bench.ts';
import { makeEnv } from '../make-env.ts';

/** What the server tells once it listens. */
export interface FreshFacts {
  readonly url: string;
  readonly domain: string;
  readonly productIds: readonly number[];
  readonly customerIds: readonly number[];
}

const { env, remove } = makeEnv();
const facts = await learnShop(process.argv[3]!);
const server = await startServer({ ...env, REGULARS_ROLE: 'all' });
const told: FreshFacts = { url: server.url, ...facts };
answerBench(told, async () => {
  await server.close();
  remove();
});

async function learnShop(folder: string): Promise<Omit<FreshFacts, 'url'>> {
  const db = openDatabase(env.DATABASE_URL);
  try {
    const { shopId } = await importShop(folder, { db, now: Date.now() });
    // An installed shop's facts train it: not while it is measured.
    db.sql.prepare('UPDATE Shop SET uninstalledAt = ? WHERE id = ?').run(Date.now(), shopId);
    const list = (sql: string) => db.sql.prepare(sql).pluck().all(shopId) as number[];
    return {
      domain: db.sql.prepare('SELECT domain FROM Shop WHERE id = ?').pluck().get(shopId) as string,
      productIds: list('SELECT productId FROM Product WHERE shopId = ? AND deletedAt IS NULL ORDER BY productId'),
      customerIds: list('SELECT customerId FROM Customer WHERE shopId = ? ORDER BY customerId LIMIT 2000'),
    };
  } finally {
    await db.close();
  }
}
