import { expect, test } from 'vitest';
import { openAdmin } from './open-admin.ts';

const PAGES = ['/app', '/app/repeat-purchases', '/app/repeat-purchases.csv'];

test('no page opens without a token of Shopify', async () => {
  const admin = await openAdmin();
  for (const path of PAGES) {
    const bare = await admin.askBare(path);
    expect([bare.status, bare.headers.get('location')]).toEqual([302, '/auth/login']);
    const forged = await admin.askBare(path, { headers: { Authorization: 'Bearer forged' } });
    expect(forged.status).toBe(401);
  }
});

test('an opening without a token is sent to get one', async () => {
  const admin = await openAdmin();
  const address = new URL(await admin.open('/app'));
  address.searchParams.delete('id_token');
  const response = await admin.askBare(address.pathname + address.search);
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toContain('/auth/session-token?');
});

test('the root goes on to the overview with its query', async () => {
  const admin = await openAdmin();
  const response = await admin.askBare('/?shop=test-shop.myshopify.com&host=abc');
  expect(response.headers.get('location')).toBe('/app?shop=test-shop.myshopify.com&host=abc');
});

test('pages are framed by Shopify and the configured admin alone, and never cached', async () => {
  const admin = await openAdmin();
  const address = new URL(await admin.open('/app'));
  const { headers } = await admin.askBare(address.pathname + address.search);
  expect(headers.get('content-security-policy')).toMatch(
    /^frame-ancestors http:\/\/127\.0\.0\.1:\d+ https:\/\/test-shop\.myshopify\.com https:\/\/admin\.shopify\.com /,
  );
  expect(headers.get('cache-control')).toBe('no-store');
});

test('assets come with their type and may be kept forever', async () => {
  const admin = await openAdmin();
  const html = await (await admin.askBare('/auth/login')).text();
  expect(html).toContain('Open Regulars from your Shopify admin');
  const style = /href="(\/assets\/styles-[^"]+\.css)"/.exec(html)?.[1] ?? '';
  const asset = await admin.askBare(style);
  expect([asset.status, asset.headers.get('content-type')]).toEqual([200, 'text/css']);
  expect(asset.headers.get('cache-control')).toContain('immutable');
});
