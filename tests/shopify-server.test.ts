import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { resolveShopUrl } from '#app/resolve-shop-url.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';
import { serveAdmin } from '#tests/support/serve-admin.ts';

const SHOP = 'test-shop.myshopify.com';

function signIdToken(): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: `https://${SHOP}/admin`, dest: `https://${SHOP}`, aud: 'test-key', sub: '42', sid: 's' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setJti('j')
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + 60)
    .sign(new TextEncoder().encode('test-secret'));
}

test('only the address of a shop is answered elsewhere, and only where the environment says so', () => {
  const env = { SHOPIFY_SHOP_BASE_URL: 'http://127.0.0.1:9' };
  expect(resolveShopUrl(env, `https://${SHOP}/admin/oauth/access_token`)).toBe(
    'http://127.0.0.1:9/admin/oauth/access_token',
  );
  expect(resolveShopUrl(env, 'https://evil.example/https://a.myshopify.com/')).toBe(
    'https://evil.example/https://a.myshopify.com/',
  );
  expect(resolveShopUrl({ SHOPIFY_SHOP_BASE_URL: undefined }, `https://${SHOP}/`)).toBe(`https://${SHOP}/`);
});

/** A shop that gives tokens and its name. */
function serveShop() {
  return serveAdmin(({ path }) =>
    path.endsWith('/access_token')
      ? {
          json: {
            access_token: 'access-1',
            scope: 'read_orders',
            expires_in: 3600,
            refresh_token: 'refresh-1',
            refresh_token_expires_in: 7_776_000,
          },
        }
      : { json: { data: { shop: { name: 'Test' } } } },
  );
}

async function askAsMerchant(): Promise<Request> {
  const headers = { authorization: `Bearer ${await signIdToken()}`, 'user-agent': 'Mozilla/5.0 Chrome/130' };
  return new Request('https://regulars.test/app', { headers });
}

test('opening the app exchanges the id token at the named address, for tokens that expire, and keeps both', async () => {
  const { url, requests } = await serveShop();
  const app = createTestApp({ shopUrl: url });
  const { admin } = await app.shopify.authenticate.admin(await askAsMerchant());
  const answer = await (await admin.graphql('query { shop { name } }')).json();
  expect(answer.data).toEqual({ shop: { name: 'Test' } });
  expect(requests).toMatchObject([
    { path: '/admin/oauth/access_token', body: { client_id: 'test-key', expiring: '1' } },
    { path: '/admin/api/2026-10/graphql.json', headers: { 'x-shopify-access-token': 'access-1' } },
  ]);
  const session = await app.shopify.sessionStorage.loadSession(`offline_${SHOP}`);
  expect(session).toMatchObject({ accessToken: 'access-1', refreshToken: 'refresh-1' });
});

test('opening the app after its key was lost asks for new tokens, once, and they are used from then on', async () => {
  const { url, requests } = await serveShop();
  const before = createTestApp({ shopUrl: url });
  await installTestShop(before);
  const app = createTestApp({ shopUrl: url, db: before.db });
  for (let visit = 1; visit <= 2; visit++) {
    const { session } = await app.shopify.authenticate.admin(await askAsMerchant());
    expect(session.accessToken).toBe('access-1');
  }
  expect(requests.map(({ path }) => path)).toEqual(['/admin/oauth/access_token']);
  expect(app.logged.filter((line) => line.includes('session.key-lost'))).toHaveLength(1);
});
