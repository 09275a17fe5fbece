import { existsSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#app/db.server.ts';
import type { Env } from '#app/env.server.ts';
import { loadSealingKeys } from '#app/load-sealing-keys.ts';
import { startServer } from '#app/start-server.ts';
import { createTestEnv } from '#tests/support/open-test-app.ts';
import { orderPayload } from '#tests/support/payloads.ts';
import { sendWebhook } from '#tests/support/send-webhook.ts';

async function start(env: Env) {
  const server = await startServer(env);
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= server.close());
  onTestFinished(close);
  return { url: server.url, close };
}

const get = async (url: string) => {
  const answer = await fetch(url);
  return { status: answer.status, text: await answer.text() };
};

test('a worker process answers health, readiness and metrics, and no pages', async () => {
  const { url } = await start(createTestEnv({ REGULARS_ROLE: 'worker' }));
  expect(await get(`${url}/healthz`)).toEqual({ status: 200, text: 'ok' });
  expect(await get(`${url}/readyz?x=1`)).toEqual({ status: 200, text: 'ok' });
  expect((await get(`${url}/metrics`)).text).toMatch(/^regulars_inbox_pending 0$/m);
  expect((await get(`${url}/webhooks`)).status).toBe(404);
});

test('a web process keeps webhooks and counts its answers; a worker beside it reads them', async () => {
  const env = createTestEnv({ REGULARS_ROLE: 'web' });
  const { url, close } = await start(env);
  expect(await sendWebhook(url, orderPayload())).toBe(200);
  expect(await sendWebhook(url, orderPayload(), { secret: 'x' })).toBe(401);
  const { text } = await get(`${url}/metrics`);
  expect(text).toMatch(/^# TYPE regulars_webhooks_total counter$/m);
  expect(text).toMatch(/^regulars_webhooks_total\{status="200"\} 1$/m);
  expect(text).toMatch(/^regulars_webhooks_total\{status="401"\} 1$/m);
  expect(text).toMatch(/^regulars_inbox_pending 1$/m);
  await close();
  const all = await start({ ...env, REGULARS_ROLE: 'all' });
  await expect.poll(async () => (await get(`${all.url}/metrics`)).text).toMatch(/^regulars_inbox_pending 0$/m);
  await all.close();
  const db = openDatabase(env.DATABASE_URL);
  onTestFinished(() => db.close());
  expect(db.sql.prepare('SELECT orderId FROM "Order"').pluck().all()).toEqual([1001]);
});

test('what is no path is refused, and below the hot paths there is nothing', async () => {
  const { url } = await start(createTestEnv({ REGULARS_ROLE: 'web' }));
  for (const path of ['/webhooks/', '/webhooks/orders', '/pixel/x', '/proxy', '/proxy/anything']) {
    expect([path, (await get(`${url}${path}`)).status]).toEqual([path, 404]);
  }
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const answer = new Promise<string>((done) => socket.once('data', (chunk) => done(chunk.toString())));
  socket.write('GET http://[::bad/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(await answer).toMatch(/^HTTP\/1\.1 400 /);
});

test('not ready while a delivery has waited for a quarter of an hour', async () => {
  const env = createTestEnv({ REGULARS_ROLE: 'web' });
  const { url } = await start(env);
  await sendWebhook(url, {});
  const db = openDatabase(env.DATABASE_URL);
  onTestFinished(() => db.close());
  db.sql.prepare('UPDATE WebhookDelivery SET receivedAt = receivedAt - 16 * 60000').run();
  expect(await get(`${url}/readyz`)).toEqual({ status: 503, text: 'The oldest webhook has waited 16 min to be read.' });
  expect((await get(`${url}/healthz`)).status).toBe(200);
});

test('a taken port is one clear sentence, and nothing stays open', async () => {
  const { url } = await start(createTestEnv({ REGULARS_ROLE: 'worker' }));
  const { port } = new URL(url);
  await expect(startServer(createTestEnv({ REGULARS_ROLE: 'worker', PORT: port }))).rejects.toThrow(
    `Cannot start: port ${port} on 127.0.0.1 must be free, but it is taken by another process.`,
  );
});

test('a connection that never finishes its headers is closed', async () => {
  const { url } = await start(createTestEnv({ REGULARS_ROLE: 'worker' }));
  const started = Date.now();
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n'),
    );
    let text = '';
    socket.on('data', (bytes) => (text += bytes.toString()));
    socket.once('close', () => resolve(text));
    socket.once('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1.1 408/);
  // Node alone would wait for a minute.
  expect(Date.now() - started).toBeLessThan(60_000);
});

test('the sealing key: given in production, made once and readable by its owner alone elsewhere', () => {
  const env = createTestEnv();
  const file = env.DATABASE_URL.replace('file:', '');
  const [key] = loadSealingKeys(env, file);
  expect(Buffer.from(key ?? '', 'base64')).toHaveLength(32);
  expect(loadSealingKeys(env, file)).toEqual([key]);
  expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600);
  writeFileSync(file, '');
  const given = { NODE_ENV: 'production', REGULARS_ENCRYPTION_KEYS: ['a', 'b'] } as const;
  expect(loadSealingKeys(given as unknown as Env, `${file}2`)).toEqual(['a', 'b']);
  expect(existsSync(`${file}2.key`)).toBe(false);
  const none = { ...env, NODE_ENV: 'production' } as const;
  expect(() => loadSealingKeys(none, file)).toThrow(/REGULARS_ENCRYPTION_KEYS must hold a key of 32 bytes/);
});
