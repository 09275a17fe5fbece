import { expect, test } from 'vitest';
import type { App } from '#app/app.server.ts';
import { advanceBackfill } from '#app/ingest/backfill/advance-backfill.ts';
import { beginBackfill } from '#app/ingest/backfill/begin-backfill.ts';
import { getBackfillProgress } from '#app/ingest/backfill/get-backfill-progress.ts';
import { createRowAcceptor, type Resource } from '#app/ingest/graphql/accept-rows.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { dumpFacts } from '#tests/support/dump-facts.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';
import { ORDER_EXPORT, serveExports } from '#tests/support/serve-exports.ts';
import { COLLECTION_ROWS, CUSTOMER_ROWS, ORDER_ROWS, PRODUCT_ROWS } from '#tests/support/shop-rows.ts';

async function begin(options: Parameters<typeof serveExports>[0] = {}, scopes = '') {
  const server = await serveExports(options);
  const app = createTestApp({ shopUrl: server.url });
  const shopId = await installTestShop(app);
  app.db.sql.prepare('UPDATE Shop SET scopes = ?').run(scopes);
  beginBackfill(app, shopId);
  return { ...server, app, shopId };
}

/** Go on until Shopify need not be waited for any more. */
async function advanceToEnd(app: App, shopId: number): Promise<void> {
  for (let turn = 0; turn < 30; turn++) if ((await advanceBackfill(app, shopId)) !== 'waiting') return;
  throw new Error('The backfill must end.');
}

/** The facts of the small shop, read from rows without any backfill. */
function expectedFacts(): string {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const writer = createFactWriter(db, shopId, null);
  const resources: [Resource, readonly unknown[]][] = [
    ['products', PRODUCT_ROWS],
    ['collections', COLLECTION_ROWS],
    ['customers', CUSTOMER_ROWS],
    ['orders', ORDER_ROWS],
  ];
  for (const [resource, rows] of resources) {
    const refuse = (_line: number, reason: string) => {
      throw new Error(reason);
    };
    const acceptor = createRowAcceptor({ resource, writer, currency: 'GBP', now: Date.now(), refuse });
    rows.forEach((row, index) => acceptor.accept(index + 1, JSON.stringify(row)));
    acceptor.finish();
  }
  writer.finish();
  return dumpFacts(db, shopId);
}

test('a backfill brings products, collections, customers, orders and the lines of refunds, and is done', async () => {
  const { app, shopId } = await begin();
  expect(await getBackfillProgress(app, shopId)).toMatchObject({ state: 'running', windowDays: 60 });
  expect(await advanceBackfill(app, shopId)).toBe('waiting');
  await advanceToEnd(app, shopId);
  expect(dumpFacts(app.db, shopId)).toBe(expectedFacts());
  expect(await getBackfillProgress(app, shopId)).toMatchObject({
    state: 'done',
    resources: [
      { resource: 'products', state: 'done', read: 4, total: 4 },
      { resource: 'collections', state: 'done', read: 3, total: 3 },
      { resource: 'customers', state: 'done', read: 2, total: 2 },
      { resource: 'orders', state: 'done', read: 7, total: 7 },
      { resource: 'refunds', state: 'done', read: 1, total: 1 },
    ],
  });
  const marks = app.db.sql.prepare('SELECT resource FROM Watermark ORDER BY resource').pluck().all();
  expect(marks).toEqual(['collections', 'customers', 'orders', 'products']);
  expect(await advanceBackfill(app, shopId)).toBe('idle');
});

test('orders are asked for 60 days back, or all with read_all_orders', async () => {
  const recent = await begin();
  await advanceToEnd(recent.app, recent.shopId);
  const since = /created_at:>='([^']+)'/.exec(recent.operations.at(-1)?.query ?? '')?.[1] ?? '';
  expect((Date.now() - Date.parse(since)) / 86_400_000).toBeCloseTo(60, 2);
  const all = await begin({}, 'read_all_orders,read_orders');
  await advanceToEnd(all.app, all.shopId);
  expect(all.operations.at(-1)?.query).not.toContain('created_at');
  expect((await getBackfillProgress(all.app, all.shopId)).windowDays).toBeNull();
});

test('a stream that breaks off is read on behind the lines accepted before', async () => {
  const half = ORDER_EXPORT.slice(0, 3)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
  const whole = (rows: readonly unknown[]) => ({ text: rows.map((row) => `${JSON.stringify(row)}\n`).join('') });
  const { app, shopId } = await begin({
    fileAnswers: [whole(PRODUCT_ROWS), whole(COLLECTION_ROWS), whole(CUSTOMER_ROWS), { text: half, breaks: true }],
    polls: 0,
  });
  await expect(advanceToEnd(app, shopId)).rejects.toThrow();
  const orders = async () => (await getBackfillProgress(app, shopId)).resources[3];
  expect(await orders()).toMatchObject({ state: 'reading', read: 3 });
  await advanceToEnd(app, shopId);
  expect(await orders()).toMatchObject({ state: 'done', read: 7, refused: 0 });
  expect(dumpFacts(app.db, shopId)).toBe(expectedFacts());
});

test('an export that fails is asked for once more', async () => {
  const { app, shopId, operations } = await begin({
    exports: { products: [{ status: 'FAILED' }, { status: 'COMPLETED', rows: PRODUCT_ROWS }] },
  });
  await advanceToEnd(app, shopId);
  expect(operations).toHaveLength(5);
  expect(await getBackfillProgress(app, shopId)).toMatchObject({
    state: 'done',
    resources: [{ error: null }, {}, {}, {}, {}],
  });
  expect(dumpFacts(app.db, shopId)).toBe(expectedFacts());
});

test('one that fails twice leaves what it had written, says so, and does not stop the others', async () => {
  const failed = { status: 'FAILED', partialRows: PRODUCT_ROWS.slice(0, 2) };
  const { app, shopId } = await begin({ exports: { products: [failed] } });
  await advanceToEnd(app, shopId);
  expect(await getBackfillProgress(app, shopId)).toMatchObject({
    state: 'failed',
    resources: [
      {
        state: 'failed',
        read: 2,
        error: 'Shopify did not finish the export (TIMEOUT). Only what it had written by then could be read.',
      },
      { state: 'done' },
      { state: 'done' },
      { state: 'done' },
      { state: 'done' },
    ],
  });
  expect(app.db.sql.prepare('SELECT count(*) FROM Product').pluck().get()).toBe(1);
});

test('a result whose address has expired is exported again', async () => {
  const { app, shopId, operations } = await begin({ fileAnswers: [{ status: 403, text: 'expired' }] });
  await advanceToEnd(app, shopId);
  expect(operations).toHaveLength(5);
  expect(dumpFacts(app.db, shopId)).toBe(expectedFacts());
});

test('a row that cannot be read becomes a dead letter, once, and the rest goes in', async () => {
  const rows = [ORDER_EXPORT[0], '{"id":"gid://shopify/Order/5"}', ...ORDER_EXPORT.slice(1)];
  const { app, shopId } = await begin({ exports: { orders: [{ status: 'COMPLETED', rows }] } });
  await advanceToEnd(app, shopId);
  expect(dumpFacts(app.db, shopId)).toBe(expectedFacts());
  expect((await getBackfillProgress(app, shopId)).resources[3]).toMatchObject({ state: 'done', refused: 1, read: 8 });
  const letters = app.db.sql.prepare('SELECT id, source, topic, reason, bodySealed FROM DeadLetter').all();
  expect(letters).toMatchObject([{ id: 'backfill:orders:2', source: 'backfill', topic: 'orders' }]);
  expect(JSON.stringify(letters)).not.toContain('Order/5');
});

test('an empty shop is done without a file', async () => {
  const nothing = [{ status: 'COMPLETED', rows: [] }];
  const { app, shopId } = await begin({
    exports: { products: nothing, collections: nothing, customers: nothing, orders: nothing },
  });
  await advanceToEnd(app, shopId);
  expect((await getBackfillProgress(app, shopId)).state).toBe('done');
});

test('beginning again changes nothing, unless a restart is asked for', async () => {
  const { app, shopId, operations } = await begin();
  await advanceToEnd(app, shopId);
  beginBackfill(app, shopId);
  expect(await advanceBackfill(app, shopId)).toBe('idle');
  beginBackfill(app, shopId, { restart: true });
  await advanceToEnd(app, shopId);
  expect(operations).toHaveLength(8);
});
