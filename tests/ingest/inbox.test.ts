import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { App } from '#app/app.server.ts';
import { createWebhookReceiver } from '#app/ingest/receive-webhook.ts';
import { readCounters } from '#app/metrics.ts';
import { listen } from '#tests/support/listen.ts';
import { openTestApp, TEST_SECRET } from '#tests/support/open-test-app.ts';
import { sendWebhook } from '#tests/support/send-webhook.ts';

const MAX = 8_388_608;

const rows = (app: App) =>
  app.db.sql.prepare('SELECT deliveryId, topic, state, body FROM WebhookDelivery ORDER BY deliveryId').all();

async function open(env: Readonly<Record<string, string>> = {}) {
  const app = openTestApp({ env });
  return { app, url: await listen(createWebhookReceiver(app)) };
}

test('a signed delivery is kept as raw bytes, and a repeat of it once', async () => {
  const { app, url } = await open();
  const body = Buffer.from('{"id": 1,  "odd":"spacing"}');
  expect(await sendWebhook(url, body, { id: 'w1' })).toBe(200);
  expect(await sendWebhook(url, body, { id: 'w1' })).toBe(200);
  expect(rows(app)).toEqual([{ deliveryId: 'w1', topic: 'orders/create', state: 'pending', body }]);
  expect(app.db.sql.prepare('SELECT domain, installedAt FROM Shop').all()).toEqual([
    { domain: 'test-shop.myshopify.com', installedAt: null },
  ]);
});

test('the same delivery id of two shops is two deliveries', async () => {
  const { app, url } = await open();
  await sendWebhook(url, {}, { id: 'w1', shop: 'one.myshopify.com' });
  await sendWebhook(url, {}, { id: 'w1', shop: 'TWO.myshopify.com' });
  expect(rows(app)).toHaveLength(2);
});

test('a bad signature is 401 and leaves nothing', async () => {
  const { app, url } = await open();
  const body = Buffer.from('{"id":1}');
  const good = createHmac('sha256', TEST_SECRET).update(body).digest('base64');
  for (const signature of ['x', 'AAAA', good.slice(0, -4), good.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))])
    expect(await sendWebhook(url, body, { headers: { 'X-Shopify-Hmac-Sha256': signature } })).toBe(401);
  expect(await sendWebhook(url, body, { secret: 'another' })).toBe(401);
  expect(await sendWebhook(url, Buffer.from('{"id":2}'), { headers: { 'X-Shopify-Hmac-Sha256': good } })).toBe(401);
  expect(rows(app)).toEqual([]);
});

test('every secret of a rotation is accepted, and no other', async () => {
  const { url } = await open({ SHOPIFY_API_SECRETS_PREVIOUS: 'older, oldest' });
  for (const secret of [TEST_SECRET, 'older', 'oldest']) expect(await sendWebhook(url, {}, { secret })).toBe(200);
  expect(await sendWebhook(url, {}, { secret: 'older, oldest' })).toBe(401);
});

test.each([
  'X-Shopify-Hmac-Sha256',
  'X-Shopify-Topic',
  'X-Shopify-Shop-Domain',
  'X-Shopify-API-Version',
  'X-Shopify-Webhook-Id',
])('a delivery without %s is 400', async (name) => {
  const { app, url } = await open();
  expect(await sendWebhook(url, {}, { headers: { [name]: undefined } })).toBe(400);
  expect(rows(app)).toEqual([]);
});

test.each([
  'shop.example.com',
  'a.myshopify.com.evil.example',
  'a.myshopify.com/x',
  '-a.myshopify.com',
  'myshopify.com',
  'a b.myshopify.com',
  'a.b.myshopify.com',
])('a delivery of %s is 400: no permanent domain of a shop', async (shop) => {
  const { app, url } = await open();
  expect(await sendWebhook(url, {}, { shop })).toBe(400);
  expect(app.db.sql.prepare('SELECT count(*) FROM Shop').pluck().get()).toBe(0);
});

test('another method than POST is 405', async () => {
  const { url } = await open();
  for (const method of ['GET', 'PUT', 'DELETE']) expect(await sendWebhook(url, {}, { method })).toBe(405);
});

test('a body of exactly 8 MB is kept, one byte more is 413, by its length and while it streams', async () => {
  const { app, url } = await open();
  expect(await sendWebhook(url, Buffer.alloc(MAX, 32), { id: 'full' })).toBe(200);
  expect(app.db.sql.prepare('SELECT length(body) FROM WebhookDelivery').pluck().all()).toEqual([MAX]);
  expect(await sendWebhook(url, Buffer.alloc(MAX + 1, 32))).toBe(413);
  const chunked = { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' };
  expect(await sendWebhook(url, Buffer.alloc(MAX, 32), { id: 'chunked', headers: chunked })).toBe(200);
  expect(await sendWebhook(url, Buffer.alloc(MAX + 1, 32), { headers: chunked })).toBe(413);
  expect(rows(app)).toHaveLength(2);
});

test('a body announced too long is refused before it is sent', async () => {
  const { url } = await open();
  const { hostname, port } = new URL(url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `POST /webhooks HTTP/1.1\r\nHost: x\r\nX-Shopify-Hmac-Sha256: x\r\nContent-Length: ${MAX + 1}\r\n\r\n`,
      ),
    );
    socket.once('data', (bytes) => {
      resolve(bytes.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
  expect(answer).toBe('HTTP/1.1 413 Payload Too Large');
});

test('every answer is counted by its status', async () => {
  const { app, url } = await open();
  await sendWebhook(url, {});
  await sendWebhook(url, {});
  await sendWebhook(url, {}, { secret: 'x' });
  await sendWebhook(url, {}, { headers: { 'X-Shopify-Topic': undefined } });
  await sendWebhook(url, {}, { method: 'GET' });
  await sendWebhook(url, Buffer.alloc(MAX + 1));
  expect(Object.fromEntries(readCounters(app))).toEqual({
    'regulars_webhooks_total{status="200"}': 2,
    'regulars_webhooks_total{status="400"}': 1,
    'regulars_webhooks_total{status="401"}': 1,
    'regulars_webhooks_total{status="405"}': 1,
    'regulars_webhooks_total{status="413"}': 1,
  });
});

test('503, and nothing acknowledged, when the commit fails', async () => {
  const { app, url } = await open();
  app.db.sql.exec(`CREATE TRIGGER full BEFORE INSERT ON WebhookDelivery BEGIN SELECT raise(ABORT, 'disk full'); END`);
  expect(await sendWebhook(url, {})).toBe(503);
  app.db.sql.exec('DROP TRIGGER full');
  expect(await sendWebhook(url, {})).toBe(200);
});

test('what arrives together is one commit, and each is acknowledged', async () => {
  const { app, url } = await open();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => sendWebhook(url, { n }, { id: `w${n % 150}` })),
  );
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(rows(app)).toHaveLength(150);
});
