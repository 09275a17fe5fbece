import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { findShopId } from '#app/ingest/find-shop.ts';
import { verifyProxyRequest } from '#app/ingest/verify-proxy-request.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';

const AT = 1_317_327_555_000;
const SHOPIFY =
  'shop=shop-name.myshopify.com&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555&extra=1&extra=2';

function open(now = AT, env = {}) {
  const app = openTestApp({ env, now: () => now });
  return { app, shopId: findShopId(app.db, 'shop-name.myshopify.com') };
}

const at = (query: string) => new URL(`https://app.example/proxy/recommendations?${query}`);

function sign(query: string, secret = 'hush'): string {
  const grouped = new Map<string, string[]>();
  for (const [key, value] of new URLSearchParams(query)) grouped.set(key, [...(grouped.get(key) ?? []), value]);
  const message = [...grouped]
    .map(([key, values]) => `${key}=${values.join(',')}`)
    .sort()
    .join('');
  return `${query}&signature=${createHmac('sha256', secret).update(message).digest('hex')}`;
}

// The vectors are those of Shopify's documentation, secret "hush".
test("accepts Shopify's own examples: with a customer, and anonymous", () => {
  const { app, shopId } = open();
  const known = `${SHOPIFY}&logged_in_customer_id=1&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb`;
  expect(verifyProxyRequest(app, at(known))).toMatchObject({ shopId, shop: 'shop-name.myshopify.com', customerId: 1 });
  const anonymous = `${SHOPIFY}&logged_in_customer_id=&signature=e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb`;
  expect(verifyProxyRequest(app, at(anonymous))).toMatchObject({ shopId, customerId: null });
});

test('a changed, added, cut or missing signature is 401', () => {
  const { app } = open();
  const good = sign(SHOPIFY);
  for (const query of [
    SHOPIFY,
    `${good}&extra=3`,
    good.replace('extra=2', 'extra=3'),
    good.slice(0, -2),
    `${good}00`,
    `${good}zz`,
    `${SHOPIFY}&signature=`,
    sign(SHOPIFY, 'another'),
  ])
    expect(verifyProxyRequest(app, at(query)), query).toMatchObject({ status: 401 });
});

test('signed 90 s ago is fresh, 91 s ago is stale, and so is the future', () => {
  for (const [now, status] of [
    [AT + 90_000, undefined],
    [AT - 90_000, undefined],
    [AT + 91_000, 401],
    [AT - 91_000, 401],
  ] as const) {
    const answer = verifyProxyRequest(open(now).app, at(sign(SHOPIFY)));
    expect('status' in answer ? answer.status : undefined).toBe(status);
  }
});

test('a timestamp that is no number is 401', () => {
  const { app } = open();
  for (const timestamp of ['', 'now', '1e9', '-1', 'NaN'])
    expect(verifyProxyRequest(app, at(sign(SHOPIFY.replace('1317327555', timestamp))))).toMatchObject({ status: 401 });
});

test.each(['shop', 'signature', 'timestamp', 'path_prefix', 'logged_in_customer_id'])(
  '%s given twice is 400, signed or not',
  (name) => {
    const { app } = open();
    const base = `${SHOPIFY}&logged_in_customer_id=1`;
    const query = name === 'signature' ? `${sign(base)}&signature=0` : sign(`${base}&${name}=x`);
    expect(verifyProxyRequest(app, at(query))).toMatchObject({ status: 400 });
  },
);

test('every secret of a rotation is accepted', () => {
  const { app, shopId } = open(AT, { SHOPIFY_API_SECRETS_PREVIOUS: 'older' });
  expect(verifyProxyRequest(app, at(sign(SHOPIFY, 'older')))).toMatchObject({ shopId });
});

test('a shop that is not known is 404 and gets no row', () => {
  const { app } = open();
  expect(verifyProxyRequest(app, at(sign(SHOPIFY.replace('shop-name', 'other'))))).toMatchObject({ status: 404 });
  expect(app.db.sql.prepare('SELECT count(*) FROM Shop').pluck().get()).toBe(1);
});
