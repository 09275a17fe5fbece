import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { SECRET, serveShop } from './serve-shop.ts';

interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function serveEcho() {
  const seen: Seen[] = [];
  const shop = await serveShop((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ method: request.method!, url: new URL(request.url!, 'http://app'), headers: request.headers, body });
      response.writeHead(201, {
        'set-cookie': 'a=1',
        'x-powered-by': 'us',
        etag: '"x"',
        'content-type': 'application/json',
      });
      response.end('{"ok":true}');
    });
  });
  return { ...shop, seen };
}

/** A browser with one cookie jar. */
function browse(url: string) {
  let cookie = '';
  return async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
}

test('the app gets the request with its parameters, signed, and without cookies', async () => {
  const { url, seen } = await serveEcho();
  const response = await fetch(`${url}/apps/regulars/recommendations?cart=1,2&shop=evil.example&limit=4`, {
    headers: { cookie: 'sandbox_session=1; secret=2' },
  });
  expect([response.status, await response.json()]).toEqual([201, { ok: true }]);
  const [request] = seen;
  expect(request!.url.pathname).toBe('/proxy/recommendations');
  expect(request!.headers.cookie).toBeUndefined();
  expect(request!.headers['x-forwarded-host']).toBe(new URL(url).host);
  const { signature, ...rest } = Object.fromEntries(request!.url.searchParams);
  expect(rest).toEqual({
    cart: '1,2',
    limit: '4',
    shop: 'test-shop.myshopify.com',
    logged_in_customer_id: '',
    path_prefix: '/apps/regulars',
    timestamp: expect.stringMatching(/^\d{10}$/) as string,
  });
  // Every name once here, so the signed text is the sorted pairs in a row.
  const text = Object.entries(rest)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('');
  expect(signature).toBe(createHmac('sha256', SECRET).update(text).digest('hex'));
});

test('the shopper gets the answer without the headers that Shopify keeps back', async () => {
  const { url } = await serveEcho();
  const { headers } = await fetch(`${url}/apps/regulars/x`);
  expect(headers.get('etag')).toBe('"x"');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('set-cookie')).not.toContain('a=1');
});

test('a logged-in customer is named, and a body goes through as it is', async () => {
  const { url, seen } = await serveEcho();
  const visit = browse(url);
  await visit('/');
  await visit('/_sandbox/visit', {
    method: 'POST',
    body: new URLSearchParams({ customer: 'gid://shopify/Customer/7' }),
  });
  const body = '{"events":[{"id":"é"}]}';
  await visit('/apps/regulars/events', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  expect(seen[0]).toMatchObject({ method: 'POST', body });
  expect(seen[0]!.url.searchParams.get('logged_in_customer_id')).toBe('7');
});

test('the backend switch: dead answers 502 and the app hears nothing; the page log tells', async () => {
  const { url, seen } = await serveEcho();
  const visit = browse(url);
  await visit('/');
  await visit('/_sandbox/visit', { method: 'POST', body: new URLSearchParams({ backend: 'dead' }) });
  expect((await visit('/apps/regulars/recommendations')).status).toBe(502);
  expect(seen).toEqual([]);
  const log = (await (await visit('/_sandbox/page-log?since=0')).json()) as { calls: object[] };
  expect(log.calls).toMatchObject([{ via: 'proxy', name: 'GET /recommendations', status: 502 }]);
});

test('the page after a form lists what went on since the form was sent', async () => {
  const { url } = await serveEcho();
  const visit = browse(url);
  await visit('/');
  const before = Date.now();
  await visit('/cart/add', { method: 'POST', body: new URLSearchParams({ id: '10' }) });
  const between = Date.now();
  const readSince = async () => Number(/"since":(\d+)/.exec(await (await visit('/cart')).text())![1]);
  const first = await readSince();
  expect(first).toBeGreaterThanOrEqual(before);
  expect(first).toBeLessThanOrEqual(between);
  expect(await readSince()).toBeGreaterThanOrEqual(between);
});

test('an app that hangs up is a 502', async () => {
  const { url } = await serveShop((request) => request.destroy());
  expect((await fetch(`${url}/apps/regulars/x`)).status).toBe(502);
});
