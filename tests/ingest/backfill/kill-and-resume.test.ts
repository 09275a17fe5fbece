import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import type { App } from '#app/app.server.ts';
import { beginBackfill } from '#app/ingest/backfill/begin-backfill.ts';
import { getBackfillProgress } from '#app/ingest/backfill/get-backfill-progress.ts';
import { enqueueJob } from '#app/jobs/enqueue-job.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';
import { serveExports } from '#tests/support/serve-exports.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const CUSTOMERS = 3000;

/** The worker as it runs in production, a process of its own. */
function startWorkerProcess(app: App): ChildProcess {
  const worker = spawn(process.execPath, ['worker.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', REGULARS_ROLE: 'worker' },
      ...{ DATABASE_URL: app.env.DATABASE_URL, REGULARS_ENCRYPTION_KEYS: KEY },
      ...{ SHOPIFY_API_KEY: 'test-key', SHOPIFY_API_SECRET: 'test-secret', SHOPIFY_APP_URL: 'https://regulars.test' },
      ...{ SHOPIFY_SHOP_BASE_URL: app.env.SHOPIFY_SHOP_BASE_URL },
    },
  });
  onTestFinished(() => void worker.kill('SIGKILL'));
  return worker;
}

test('a backfill whose process is killed goes on where it stopped, in the next process', async () => {
  const rows = Array.from({ length: CUSTOMERS }, (_, index) => ({
    id: `gid://shopify/Customer/${index + 1}`,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  }));
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const nothing = [{ status: 'COMPLETED', rows: [] }];
  const { url, requests } = await serveExports({
    exports: { products: nothing, collections: nothing, customers: [{ status: 'COMPLETED', rows }], orders: nothing },
    fileAnswers: [{ text, heldAfter: CUSTOMERS / 2 }],
    polls: 0,
  });
  const app = createTestApp({ shopUrl: url, key: KEY });
  const shopId = await installTestShop(app);
  beginBackfill(app, shopId);
  enqueueJob(app.db, { shopId, name: 'read-bulk-result', payload: {}, runAt: app.now() });
  const read = async () => (await getBackfillProgress(app, shopId)).resources[2]?.read ?? 0;

  const first = startWorkerProcess(app);
  await expect.poll(read).toBeGreaterThanOrEqual(CUSTOMERS / 3);
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(await read()).toBeLessThan(CUSTOMERS);
  expect(app.db.sql.prepare('SELECT count(*) FROM Customer').pluck().get()).toBe(await read());

  // Half a minute of silence says that a process is dead: let it have passed.
  app.db.sql.prepare(`UPDATE Job SET heartbeatAt = heartbeatAt - 60000 WHERE state = 'running'`).run();
  const second = startWorkerProcess(app);
  await expect.poll(async () => (await getBackfillProgress(app, shopId)).state).toBe('done');
  second.kill('SIGTERM');
  expect(await once(second, 'exit')).toEqual([0, null]);
  expect((await getBackfillProgress(app, shopId)).resources[2]).toMatchObject({
    state: 'done',
    read: CUSTOMERS,
    refused: 0,
  });
  expect(app.db.sql.prepare('SELECT count(*) FROM Customer').pluck().get()).toBe(CUSTOMERS);
  expect(requests.filter(({ path }) => path.startsWith('/file/'))).toHaveLength(2);
  const jobs = app.db.sql.prepare(`SELECT DISTINCT state FROM Job WHERE name = 'read-bulk-result'`).pluck().all();
  expect(jobs).toEqual(['done']);
});
