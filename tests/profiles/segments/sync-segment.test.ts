import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';
import type { App } from '#app/app.server.ts';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import { writeTagMutation } from '#app/ingest/graphql/documents/customer-tags.ts';
import { installShop } from '#app/ingest/install/install-shop.ts';
import { claimJob } from '#app/jobs/claim-job.ts';
import { JOBS } from '#app/jobs/jobs.ts';
import { createSegment } from '#app/profiles/segments/create-segment.ts';
import { deleteSegment } from '#app/profiles/segments/delete-segment.ts';
import { getSegment } from '#app/profiles/segments/get-segment.ts';
import { setSegmentSync } from '#app/profiles/segments/set-segment-sync.ts';
import { syncAllSegments } from '#app/profiles/segments/sync-all-segments.ts';
import { MISSING_SCOPE, syncSegment } from '#app/profiles/segments/sync-segment.ts';
import { DAY, MINUTE } from '#app/time.ts';
import type { SandboxOptions } from '#sandbox/sandbox-context.ts';
import { loadSchema } from '#sandbox/schema/load-schema.ts';
import { startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { holdTimeouts } from '#tests/support/hold-timeouts.ts';
import { insertProfile } from '#tests/support/insert-profile.ts';
import { serveAdmin } from '#tests/support/serve-admin.ts';

const DOMAIN = 'test-shop.myshopify.com';
const SHOP = 1;
const BUYERS = 120;
const never = new AbortController().signal;

/** The local Shopify with 120 customers, and the app in it; buyers 1 to 70 are at risk. */
async function openShop(options: Partial<SandboxOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const write = (name: string, rows: readonly unknown[]) =>
    writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const at = '2026-01-01T00:00:00Z';
  const customer = (_: unknown, i: number) => ({
    ...{ id: `gid://shopify/Customer/${i + 1}`, createdAt: at, updatedAt: at, state: 'ENABLED', locale: 'en' },
    ...{ tags: ['friend'], displayName: '', habit: '' },
  });
  write('shop.json', [{ domain: DOMAIN, shop: DOMAIN, name: 'Shop', currencyCode: 'GBP', ianaTimezone: 'UTC' }]);
  write('products.jsonl', []);
  write('customers.jsonl', Array.from({ length: BUYERS }, customer));
  write('orders.jsonl', []);
  let app: App | undefined;
  const door = await serveAdmin(async ({ path, headers }) => {
    if (path.startsWith('/webhooks') || !app) return { json: {} };
    const agent = { 'user-agent': headers['user-agent'] ?? '' };
    await app.shopify.authenticate.admin(new Request(`https://regulars.test${path}`, { headers: agent }));
    return { json: {} };
  });
  const sandbox = await startSandbox({
    ...{ folder, dataFile: join(folder, 'sandbox.db'), port: 0, appUrl: door.url },
    ...{ apiKey: 'test-key', apiSecret: 'test-secret' },
    options: { drop: 1, restoreRate: 10_000, ...options },
  });
  onTestFinished(() => sandbox.close());
  const testApp = (app = createTestApp({ shopUrl: sandbox.url }));
  await sandbox.install();
  const session = await testApp.shopify.sessionStorage.loadSession(`offline_${DOMAIN}`);
  if (!session) throw new Error('Installing must leave a session.');
  await installShop(testApp, session);
  testApp.db.sql.transaction(() => {
    for (let id = 1; id <= BUYERS; id++)
      insertProfile(testApp.db, SHOP, id, { stage: id <= 70 ? 'atRisk' : 'active', netRevenueMinor: id });
  })();
  const { store } = sandbox;
  return {
    ...{ app: testApp, sandbox },
    /** Customers who carry the tag in Shopify. */
    tagged: (tag: string) =>
      Array.from({ length: BUYERS }, (_, i) => i + 1).filter((id) =>
        store.getCustomer(`gid://shopify/Customer/${id}`)?.tags.includes(tag),
      ),
    start: (name: string) => {
      const rule = { all: [{ field: 'stage', is: 'atRisk' } as const] };
      const segmentId = createSegment(testApp.db, SHOP, { name, rule }, testApp.now())!;
      setSegmentSync(testApp.db, { shopId: SHOP, segmentId, isOn: true, now: testApp.now() });
      return segmentId;
    },
  };
}

/** Wait until a bulk operation has ended. */
async function ended({ url }: Sandbox, id: string | null) {
  await expect
    .poll(async () => {
      const operations = (await (await fetch(`${url}/_sandbox/bulk`)).json()) as {
        id: number;
        completedAt: string | null;
      }[];
      return operations.find((operation) => `gid://shopify/BulkOperation/${operation.id}` === id)?.completedAt;
    })
    .toEqual(expect.any(String));
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

test('members get the tag, those who leave lose it, nobody else is touched', async () => {
  const { app, start, tagged } = await openShop();
  const segmentId = start('At risk');
  const sync = () => syncSegment(app, { shopId: SHOP, segmentId }, never);
  await sync();
  expect(tagged('regulars:at-risk')).toEqual(upTo(70));
  expect(tagged('friend')).toEqual(upTo(BUYERS));
  expect(getSegment(app.db, SHOP, segmentId)?.sync).toMatchObject({ state: 'done', total: 70, done: 70, refused: 0 });
  // Twenty leave, ten come.
  app.db.sql.exec(`UPDATE BuyerProfile SET stage = 'lapsed' WHERE customerId <= 20`);
  app.db.sql.exec(`UPDATE BuyerProfile SET stage = 'atRisk' WHERE customerId BETWEEN 71 AND 80`);
  await sync();
  expect(tagged('regulars:at-risk')).toEqual(upTo(80, 21));
  expect(getSegment(app.db, SHOP, segmentId)?.sync).toMatchObject({ state: 'done', total: 30, done: 30 });
  // Again: nothing differs, nothing is asked.
  const asked = { queries: 0 };
  const client = { shop: DOMAIN, query: async () => void asked.queries++ };
  await syncSegment(app, { shopId: SHOP, segmentId }, never, { client });
  expect(asked.queries).toBe(0);
});

test('off, or deleted: nobody carries the tag any more, and a deletion can be undone before', async () => {
  const { app, start, tagged } = await openShop();
  const segmentId = start('At risk');
  const at = { shopId: SHOP, segmentId, now: app.now() };
  await syncSegment(app, at, never);
  deleteSegment(app.db, at);
  // Within a minute the deletion can be taken back, and no job runs.
  expect(claimJob(app.db, app.now() + MINUTE / 2)?.name).not.toBe('sync-segment');
  deleteSegment(app.db, at, { isUndone: true });
  await syncSegment(app, at, never);
  expect(tagged('regulars:at-risk')).toHaveLength(70);
  setSegmentSync(app.db, { ...at, isOn: false });
  await syncSegment(app, at, never);
  expect(tagged('regulars:at-risk')).toEqual([]);
  expect(app.db.sql.prepare('SELECT count(*) FROM SegmentTag').pluck().get()).toBe(0);
});

test('an interrupted sync goes on where it was', async () => {
  const { app, start, tagged } = await openShop();
  const segmentId = start('At risk');
  const stopped = new AbortController();
  const real = await import('#app/ingest/admin/create-admin-client.ts');
  const admin = real.createAdminClient(app, SHOP);
  let requests = 0;
  const client = {
    shop: DOMAIN,
    // The process ends after Shopify has done the second request, before we hear of it.
    query: async (document: string, variables?: Readonly<Record<string, unknown>>) => {
      const answer = await admin.query(document, variables);
      if (++requests < 2) return answer;
      stopped.abort();
      throw new Error('gone');
    },
  };
  await expect(syncSegment(app, { shopId: SHOP, segmentId }, stopped.signal, { client })).rejects.toThrow('gone');
  expect(tagged('regulars:at-risk')).toHaveLength(70);
  const known = () => app.db.sql.prepare('SELECT count(taggedAt), count(*) FROM SegmentTag').raw().get();
  // 50 confirmed; the other 20 are known to be asked for.
  expect(known()).toEqual([50, 70]);
  // One of the 20 leaves meanwhile: the tag goes all the same.
  app.db.sql.exec(`UPDATE BuyerProfile SET stage = 'lapsed' WHERE customerId = 70`);
  await syncSegment(app, { shopId: SHOP, segmentId }, never);
  expect(tagged('regulars:at-risk')).toEqual(upTo(69));
  expect(known()).toEqual([69, 69]);
  expect(getSegment(app.db, SHOP, segmentId)?.sync).toMatchObject({ state: 'done', total: 70, done: 70 });
});

test('a long sync lets other jobs have their turn', async () => {
  const { app, start, tagged } = await openShop();
  const segmentId = start('At risk');
  let clock = app.now();
  const slow = { ...app, now: () => (clock += 10_000) };
  app.db.sql.exec('DELETE FROM Job');
  await syncSegment(slow, { shopId: SHOP, segmentId }, never, { turnMs: 25_000 });
  expect(tagged('regulars:at-risk')).toHaveLength(50);
  const waiting = claimJob(app.db, clock);
  expect(waiting).toMatchObject({ name: 'sync-segment', payload: JSON.stringify({ segmentId }) });
  expect(getSegment(app.db, SHOP, segmentId)?.sync).toMatchObject({ state: 'waiting', done: 50, total: 70 });
});

test('whom Shopify does not know is counted, and a redacted customer is not touched', async () => {
  const { app, start, tagged } = await openShop();
  const segmentId = start('At risk');
  insertProfile(app.db, SHOP, 999, { stage: 'atRisk' });
  await syncSegment(app, { shopId: SHOP, segmentId }, never);
  expect(getSegment(app.db, SHOP, segmentId)?.sync).toMatchObject({ state: 'done', done: 71, refused: 1 });
  redactCustomer(app, SHOP, { customerId: 5, orderIds: [], redactedAt: app.now() });
  expect(app.db.sql.prepare('SELECT count(*) FROM SegmentTag WHERE customerId = 5').pluck().get()).toBe(0);
  expect(tagged('regulars:at-risk')).toHaveLength(70);
});

test('many at once are left to one bulk operation, whose end wakes the sync', async () => {
  const { app, start, tagged, sandbox } = await openShop();
  const segmentId = start('At risk');
  // Whom Shopify does not know; more than are noted at once, so that the numbers of lines go on.
  app.db.sql.transaction(() => {
    for (const id of upTo(1600, 1001)) insertProfile(app.db, SHOP, id, { stage: 'atRisk' });
  })();
  const at = { shopId: SHOP, segmentId };
  const run = () => syncSegment(app, at, never, { bulkFrom: 60 });
  const sync = () => getSegment(app.db, SHOP, segmentId)?.sync;
  const operationId = () =>
    app.db.sql.prepare('SELECT bulkOperationId FROM SegmentSync').pluck().get() as string | null;
  await run();
  expect(sync()).toMatchObject({ state: 'waiting', total: 670, done: 0 });
  expect(operationId()).toMatch(/^gid:\/\/shopify\/BulkOperation\/\d+$/);
  await ended(sandbox, operationId());
  app.db.sql.exec('DELETE FROM Job');
  await JOBS['read-bulk-result'].run(app, SHOP, { bulkOperationId: operationId()! }, never);
  expect(claimJob(app.db, app.now())).toMatchObject({ name: 'sync-segment', payload: JSON.stringify({ segmentId }) });
  await run();
  expect(tagged('regulars:at-risk')).toEqual(upTo(70));
  // 70 and those whom Shopify does not know, who are not asked for a second time.
  expect(sync()).toMatchObject({ state: 'done', total: 670, done: 670, refused: 600 });
  const rows = () =>
    app.db.sql.prepare('SELECT count(taggedAt), count(bulkLine), count(*) FROM SegmentTag').raw().get();
  expect(rows()).toEqual([70, 70, 70]);
  // Off: all 70 are left to another.
  setSegmentSync(app.db, { ...at, isOn: false, now: app.now() });
  await run();
  await ended(sandbox, operationId());
  await run();
  expect(tagged('regulars:at-risk')).toEqual([]);
  expect([rows(), sync()]).toMatchObject([[0, 0, 0], { state: 'done', total: 70, done: 70, refused: 0 }]);
});

test('who leaves, or is erased, while a bulk operation runs does not keep the tag, or a trace', async () => {
  const { app, start, tagged, sandbox } = await openShop({ bulkStartMs: 500 });
  const segmentId = start('At risk');
  const run = () => syncSegment(app, { shopId: SHOP, segmentId }, never, { bulkFrom: 60 });
  const pass = holdTimeouts();
  await run();
  app.db.sql.exec(`UPDATE BuyerProfile SET stage = 'lapsed' WHERE customerId <= 10`);
  redactCustomer(app, SHOP, { customerId: 11, orderIds: [], redactedAt: app.now() });
  // Not ended yet: looked after again later.
  await run();
  expect(getSegment(app.db, SHOP, segmentId)?.sync).toMatchObject({ state: 'waiting' });
  pass(500);
  await ended(sandbox, app.db.sql.prepare('SELECT bulkOperationId FROM SegmentSync').pluck().get() as string);
  await run();
  // 11 is Shopify's own to erase.
  expect(tagged('regulars:at-risk')).toEqual(upTo(70, 11));
  expect(app.db.sql.prepare('SELECT customerId FROM SegmentTag ORDER BY customerId').pluck().all()).toEqual(
    upTo(70, 12),
  );
});

test('a bulk operation that Shopify refuses to carry out fails the sync, with the reason', async () => {
  const { app, start, sandbox } = await openShop({ grantOptionalScopes: false });
  const segmentId = start('At risk');
  const run = () => syncSegment(app, { shopId: SHOP, segmentId }, never, { bulkFrom: 60 });
  await run();
  await ended(sandbox, app.db.sql.prepare('SELECT bulkOperationId FROM SegmentSync').pluck().get() as string);
  await expect(run()).rejects.toThrow('ACCESS_DENIED');
  expect(getSegment(app.db, SHOP, segmentId)?.sync).toMatchObject({ state: 'failed', error: MISSING_SCOPE });
});

test('without the right to write customers the reason is kept', async () => {
  const { app, start } = await openShop({ grantOptionalScopes: false });
  const segmentId = start('At risk');
  await expect(syncSegment(app, { shopId: SHOP, segmentId }, never)).rejects.toThrow('write_customers');
  expect(getSegment(app.db, SHOP, segmentId)?.sync).toMatchObject({ state: 'failed', error: MISSING_SCOPE });
});

test('tags are told apart, and every synced segment has its turn each day', async () => {
  const { app, start } = await openShop();
  // A letter of two halves (U+20BB7) comes last of sixty: it stays whole.
  const long = 'a'.repeat(59) + '\u{20BB7}';
  const [first, second, third] = [start('At risk'), start('At risk!'), start('老顾客')];
  const fourth = start(`${long} and more`);
  const tagOf = (segmentId: number) => getSegment(app.db, SHOP, segmentId)?.sync?.tag;
  expect([first, second, third, fourth].map(tagOf)).toEqual([
    'regulars:at-risk',
    `regulars:at-risk-${second}`,
    'regulars:老顾客',
    `regulars:${long}`,
  ]);
  app.db.sql.exec('DELETE FROM Job');
  setSegmentSync(app.db, { shopId: SHOP, segmentId: second, isOn: false, now: app.now() });
  app.db.sql.exec('DELETE FROM Job');
  syncAllSegments(app.db, SHOP, app.now());
  expect(app.db.sql.prepare(`SELECT key FROM Job WHERE name = 'sync-segment' ORDER BY key`).pluck().all()).toEqual([
    String(first),
    String(third),
    String(fourth),
  ]);
  expect(JOBS['sync-segments'].every).toBe(DAY);
});

test('the mutation is one of Shopify’s', () => {
  const document = writeTagMutation(['tagsAdd', 'tagsRemove']);
  expect(validate(loadSchema(), parse(document))).toEqual([]);
});
