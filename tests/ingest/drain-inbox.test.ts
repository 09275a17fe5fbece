import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { App } from '#app/app.server.ts';
import { drainInbox } from '#app/ingest/drain-inbox.ts';
import { KEY_LOST, listDeadLetters } from '#app/ingest/list-dead-letters.ts';
import { replayAllDeadLetters } from '#app/ingest/replay-all-dead-letters.ts';
import { replayDeadLetter } from '#app/ingest/replay-dead-letter.ts';
import { createSealer } from '#app/seal.ts';
import { DAY } from '#app/time.ts';
import { deliverWebhook, drainAll, putDelivery } from '#tests/support/deliver-webhook.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { orderPayload } from '#tests/support/payloads.ts';

const START = Date.parse('2026-03-10T00:00:00Z');

function open() {
  let now = START;
  const app = openTestApp({ now: () => now });
  const advance = (milliseconds: number) => void (now += milliseconds);
  return { app, advance, count: (table: string) => countOf(app, table) };
}

function countOf(app: App, table: string): number {
  return app.db.sql.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
}

test("a flood of one shop does not delay another's delivery", async () => {
  const { app } = open();
  const flood = (size: number, payload: (n: number) => unknown, shop: string) =>
    Promise.all(Array.from({ length: size }, (_, n) => putDelivery(app, 'orders/create', payload(n + 1), { shop })));
  await flood(1000, (id) => orderPayload({ id }), 'flood.myshopify.com');
  await flood(500, () => Buffer.from('poison'), 'poison.myshopify.com');
  await putDelivery(app, 'orders/create', orderPayload(), { shop: 'quiet.myshopify.com' });
  const quiet = app.db.sql.prepare(`SELECT id FROM Shop WHERE domain = 'quiet.myshopify.com'`).pluck().get() as number;
  // One round: a share of 64 from each of the two floods, and the one of the quiet shop.
  expect(await drainInbox(app)).toBe(129);
  expect(app.db.sql.prepare('SELECT count(*) FROM "Order" WHERE shopId = ?').pluck().get(quiet)).toBe(1);
  expect(await drainAll(app)).toBe(1372);
  expect(countOf(app, 'Order')).toBe(1001);
  expect(countOf(app, 'DeadLetter')).toBe(500);
});

test('a transaction ends with its slice, and the round goes on behind it', async () => {
  const { app, count } = open();
  for (let n = 0; n < 50; n++) await putDelivery(app, 'orders/create', orderPayload({ id: n + 1 }));
  expect(await drainInbox(app, { sliceMs: 0 })).toBe(50);
  expect(count('Order')).toBe(50);
});

test('facts and the mark that they are read are one transaction', async () => {
  const { app, count } = open();
  await putDelivery(app, 'orders/create', orderPayload());
  app.db.sql.exec(
    `CREATE TRIGGER broken BEFORE UPDATE ON WebhookDelivery WHEN new.state = 'done' BEGIN SELECT raise(ABORT, 'no'); END`,
  );
  await drainInbox(app);
  expect(count('Order')).toBe(0);
});

test('what fails for another reason is tried again later, and after eight times it is a dead letter', async () => {
  const { app, advance, count } = open();
  app.db.sql.exec(`CREATE TRIGGER broken BEFORE INSERT ON OrderLine BEGIN SELECT raise(ABORT, 'no'); END`);
  await putDelivery(app, 'orders/create', orderPayload(), { id: 'w1' });
  await putDelivery(app, 'customers/create', { id: 7, updated_at: '2026-03-01T00:00:00Z' });
  expect(await drainInbox(app)).toBe(2);
  expect(count('Customer')).toBe(1);
  expect(await drainInbox(app), 'not due yet').toBe(0);
  const waits: number[] = [];
  while (count('DeadLetter') === 0) {
    const retryAt = app.db.sql
      .prepare(`SELECT retryAt FROM WebhookDelivery WHERE deliveryId = 'w1'`)
      .pluck()
      .get() as number;
    waits.push((retryAt - app.now()) / 1000);
    advance(retryAt - app.now());
    expect(await drainInbox(app)).toBe(1);
  }
  // 5 s, four times as long each time, at most an hour.
  expect(waits).toEqual([5, 20, 80, 320, 1280, 3600, 3600]);
  expect(await listDeadLetters(app, 1)).toMatchObject([
    { id: 'w1', attempts: 8, reason: 'Cannot read the webhook: it failed 8 times (SqliteError).' },
  ]);
  expect(count('Order')).toBe(0);
});

test('a dead letter keeps the body sealed, and is replayed once its cause is gone', async () => {
  const { app, advance } = open();
  const shopId = addTestShop(app.db);
  // Three days ahead of our clock: it can be read three days later.
  const early = orderPayload({ name: 'secret-name', updated_at: '2026-03-13T00:00:00Z' });
  await deliverWebhook(app, 'orders/create', early, { id: 'early' });
  const sealed = app.db.sql.prepare('SELECT bodySealed FROM DeadLetter').pluck().get() as Buffer;
  expect(sealed.includes('secret-name')).toBe(false);
  expect(await listDeadLetters(app, shopId)).toEqual([
    {
      id: 'early',
      source: 'webhook',
      topic: 'orders/create',
      reason: 'Cannot read order: its instant must be at most a day from now, got 2026-03-13T00:00:00.000Z.',
      attempts: 1,
      firstFailedAt: START,
      lastFailedAt: START,
    },
  ]);
  expect(replayDeadLetter(app, shopId, 'early')).toBe(true);
  expect(replayDeadLetter(app, shopId, 'early'), 'it is on its way').toBe(false);
  await drainAll(app);
  expect(await listDeadLetters(app, shopId)).toMatchObject([{ id: 'early', firstFailedAt: START }]);
  advance(3 * DAY);
  expect(replayAllDeadLetters(app, shopId)).toBe(1);
  await drainAll(app);
  expect(countOf(app, 'Order')).toBe(1);
  expect(countOf(app, 'DeadLetter')).toBe(0);
  expect(app.db.sql.prepare('SELECT state, body FROM WebhookDelivery').all()).toEqual([{ state: 'done', body: null }]);
});

test('a dead letter sealed with a lost key stays, says so, and keeps nobody from the others', async () => {
  const { app, count } = open();
  const shopId = addTestShop(app.db);
  await deliverWebhook(app, 'orders/create', orderPayload({ updated_at: '2026-03-13T00:00:00Z' }), { id: 'lost' });
  const later = { ...app, sealer: createSealer([randomBytes(32).toString('base64')]), now: () => START + 9 * DAY };
  await deliverWebhook(later, 'orders/create', Buffer.from('x'), { id: 'readable' });
  expect(replayAllDeadLetters(later, shopId)).toBe(1);
  expect(await listDeadLetters(later, shopId)).toMatchObject([
    { id: 'lost', lastFailedAt: START + 9 * DAY, reason: KEY_LOST },
  ]);
  expect(replayDeadLetter({ ...later, sealer: app.sealer }, shopId, 'lost'), 'the key is found again').toBe(true);
  await drainAll({ ...later, sealer: app.sealer });
  expect(count('Order')).toBe(1);
});

test("another shop's dead letter cannot be replayed or seen", async () => {
  const { app } = open();
  addTestShop(app.db);
  const other = addTestShop(app.db, 'other.myshopify.com');
  await deliverWebhook(app, 'orders/create', Buffer.from('x'), { id: 'w1' });
  expect(await listDeadLetters(app, other)).toEqual([]);
  expect(replayDeadLetter(app, other, 'w1')).toBe(false);
});
