import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPixelReceiver } from '#app/ingest/receive-pixel.ts';
import { readCounters } from '#app/metrics.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';

const SHOP = 'test-shop.myshopify.com';
const DAY = 86_400_000;

async function startPixel({ isBusy = false } = {}) {
  const app = createTestApp();
  const shopId = addTestShop(app.db, SHOP);
  const receiver = createPixelReceiver(app, { gauge: { isBusy: () => isBusy, close() {} } });
  const server = createServer(receiver);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pixel`;
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', Origin: 'null', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const rows = (table = 'Interaction') =>
    app.db.sql.prepare(`SELECT * FROM ${table} ORDER BY 2`).all() as Record<string, unknown>[];
  return { app, shopId, receiver, url, post, rows };
}

const view = (id: string, change: object = {}) => ({
  id,
  kind: 'view',
  visitorId: 'visitor-0001',
  productId: '42',
  occurredAt: new Date().toISOString(),
  ...change,
});

test('a beacon from anywhere is written once for each event id', async () => {
  const { post, rows, receiver, shopId } = await startPixel();
  const beacon = { shop: SHOP, events: [view('event-0001'), view('event-0002', { kind: 'addToCart' })] };
  const response = await post(beacon);
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  expect((await post(beacon)).status).toBe(204);
  await receiver.close();
  expect(rows().map(({ shopId, eventId, kind, productId }) => [shopId, eventId, kind, productId])).toEqual([
    [shopId, 'event-0001', 'view', 42],
    [shopId, 'event-0002', 'addToCart', 42],
  ]);
});

test('a preflight is answered', async () => {
  const { url, receiver } = await startPixel();
  const response = await fetch(url, { method: 'OPTIONS' });
  expect([response.status, response.headers.get('access-control-allow-methods')]).toEqual([204, 'POST']);
  await receiver.close();
});

test('a clock off by more than a day is set to a day off', async () => {
  const { post, rows, receiver } = await startPixel();
  const before = Date.now();
  await post({
    shop: SHOP,
    events: [
      view('event-past', { occurredAt: '1999-01-01T00:00:00Z' }),
      view('event-future', { occurredAt: '2999-01-01T00:00:00Z' }),
      view('event-never', { occurredAt: 'yesterday' }),
    ],
  });
  await receiver.close();
  const [future, never, past] = rows().map(({ occurredAt, receivedAt }) => Number(occurredAt) - Number(receivedAt));
  expect([future, never, past]).toEqual([DAY, 0, -DAY]);
  expect(Number(rows()[0]!['receivedAt'])).toBeGreaterThanOrEqual(before);
});

test('refuses what is no beacon, a shop that is not installed, too much at once', async () => {
  const { app, post, url, rows, receiver } = await startPixel();
  app.db.sql.prepare('INSERT INTO Shop (domain, createdAt) VALUES (?, 0)').run('known-not-installed.myshopify.com');
  const statuses = [
    await post('not json'),
    await post({ shop: SHOP, events: [] }),
    await post({ shop: 'nobody.myshopify.com', events: [view('event-0001')] }),
    await post({ shop: 'known-not-installed.myshopify.com', events: [view('event-0001')] }),
    await post('x'.repeat(64 * 1024 + 1)),
    await fetch(url),
  ].map(({ status }) => status);
  expect(statuses).toEqual([400, 400, 404, 404, 413, 405]);
  await receiver.close();
  expect(rows()).toEqual([]);
});

test('an event that makes no sense is counted and the rest is kept; nothing unknown is', async () => {
  const { app, post, rows, receiver } = await startPixel();
  const events = [view('event-0001', { email: 'ada@example.com' }), view('x'), view('event-0003', { kind: 'buy' })];
  expect((await post({ shop: SHOP, events })).status).toBe(204);
  await receiver.close();
  expect(rows()).toHaveLength(1);
  expect(JSON.stringify(rows())).not.toContain('ada');
  expect(readCounters(app).get('regulars_interactions_refused_total')).toBe(2);
});

test('one address may send 300 beacons at once, then has to wait', async () => {
  const { app, post, receiver } = await startPixel();
  const frozen = app.now();
  app.now = () => frozen;
  const send = (n: number, from: string) =>
    Promise.all(
      Array.from({ length: n }, async (_, i) => {
        const beacon = { shop: SHOP, events: [view(`event-${from}-${i}`)] };
        return (await post(beacon, { 'X-Forwarded-For': `9.9.9.9, ${from}` })).status;
      }),
    );
  const statuses = await send(301, '203.0.113.7');
  expect(statuses.filter((status) => status === 204)).toHaveLength(300);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect(await send(1, '203.0.113.8')).toEqual([204]);
  await receiver.close();
});

test('when the process is behind, beacons go first, and are counted', async () => {
  const { app, post, rows, receiver } = await startPixel({ isBusy: true });
  const response = await post({ shop: SHOP, events: [view('event-0001')] });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  await receiver.close();
  expect(rows()).toEqual([]);
  expect(readCounters(app).get('regulars_pixel_requests_total{status="503"}')).toBe(1);
});

test('a purchase joins visitor and customer once the order is there, by the checkout token alone', async () => {
  const { app, post, rows, receiver, shopId } = await startPixel();
  const purchase = (id: string, visitorId: string, change: object) =>
    view(id, { kind: 'purchase', productId: undefined, visitorId, ...change });
  const at = Date.now();
  await post({
    shop: SHOP,
    events: [
      purchase('event-0001', 'visitor-both', { orderId: 7, checkoutToken: 'token-of-order-7' }),
      purchase('event-0002', 'visitor-token', { checkoutToken: 'token-of-order-7' }),
      purchase('event-0003', 'visitor-guessing', { orderId: 7, checkoutToken: 'some-other-token' }),
      purchase('event-0004', 'visitor-without', { orderId: 7 }),
    ],
  });
  await new Promise((done) => setTimeout(done, 400));
  insertOrder(app.db, shopId, { orderId: 7, orderedAt: at, customerId: 70, lines: [{ productId: 42 }] });
  app.db.sql.prepare('UPDATE "Order" SET checkoutToken = ?').run('token-of-order-7');
  await receiver.close();
  expect(
    rows('VisitorIdentity').map(({ visitorId, customerId, joinedBy }) => [visitorId, customerId, joinedBy]),
  ).toEqual([
    ['visitor-both', 70, 'checkout'],
    ['visitor-token', 70, 'checkout'],
  ]);
  expect(rows()[1]).toMatchObject({ eventId: 'event-0002', orderId: 7 });
});
