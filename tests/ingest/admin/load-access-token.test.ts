import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { discardAccessToken } from '#app/ingest/admin/discard-access-token.ts';
import { loadAccessToken } from '#app/ingest/admin/load-access-token.ts';
import { openDatabase } from '#app/db.server.ts';
import { DAY, HOUR, MINUTE } from '#app/time.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';
import { serveAdmin, type AdminAnswer } from '#tests/support/serve-admin.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** A token endpoint that gives `access-1`, `access-2`, ... and accepts each refresh token once. */
async function serveTokens(answer?: () => AdminAnswer) {
  let turn = 0;
  return serveAdmin(async ({ body }) => {
    await sleep(20);
    if (answer) return answer();
    if (body.refresh_token !== `refresh-${turn}`) return { status: 400, json: { error: 'invalid_grant' } };
    turn++;
    return {
      json: {
        access_token: `access-${turn}`,
        scope: 'read_orders',
        expires_in: 3600,
        refresh_token: `refresh-${turn}`,
        refresh_token_expires_in: 7_776_000,
      },
    };
  });
}

test('a token with more than five minutes left is used as it is', async () => {
  const { url, requests } = await serveTokens();
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app, { expiresIn: 6 * MINUTE });
  expect(await loadAccessToken(app, shopId)).toBe('access-0');
  expect(requests).toEqual([]);
});

test('a token with less left is renewed once, however many ask at the same time in however many processes', async () => {
  const { url, requests } = await serveTokens();
  const app = createTestApp({ shopUrl: url, key: KEY });
  const shopId = await installTestShop(app, { expiresIn: 4 * MINUTE });
  const otherDb = openDatabase(`file:${app.db.file}`);
  const other = createTestApp({ shopUrl: url, key: KEY, db: otherDb });
  const asked = [app, other, app, other, app].map((each) => loadAccessToken(each, shopId));
  expect(await Promise.all(asked)).toEqual(Array(5).fill('access-1'));
  expect(requests.map(({ path, body }) => [path, body.grant_type, body.refresh_token])).toEqual([
    ['/admin/oauth/access_token', 'refresh_token', 'refresh-0'],
  ]);
  app.advance(HOUR);
  expect(await loadAccessToken(app, shopId)).toBe('access-2');
  await otherDb.close();
});

test('when Shopify refuses to renew, both tokens are blanked and the merchant must come back', async () => {
  const { url } = await serveTokens(() => ({ status: 400, json: { error: 'invalid_grant' } }));
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app, { expiresIn: MINUTE });
  const refused = { code: 'unauthorized', message: expect.stringContaining('must open the app again') };
  await expect(loadAccessToken(app, shopId)).rejects.toMatchObject(refused);
  await expect(loadAccessToken(app, shopId)).rejects.toMatchObject(refused);
  const tokens = app.db.sql.prepare('SELECT accessTokenSealed, refreshTokenSealed FROM Session').raw().get();
  expect(tokens).toEqual([null, null]);
  expect(app.logged.join()).toContain('token.lost');
});

test('while Shopify is down a token that is still valid is used; a dead one is an error that may pass', async () => {
  const { url } = await serveTokens(() => ({ status: 503, text: 'down' }));
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app, { expiresIn: 3 * MINUTE });
  expect(await loadAccessToken(app, shopId)).toBe('access-0');
  app.advance(4 * MINUTE);
  await expect(loadAccessToken(app, shopId)).rejects.toMatchObject({ code: 'unavailable' });
});

test('a lease left by a dead process is taken over when it ends', async () => {
  const { url } = await serveTokens();
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app, { expiresIn: MINUTE });
  const until = app.now() + 200;
  app.db.sql.prepare('UPDATE Session SET refreshLeaseUntil = ?').run(until);
  expect(await loadAccessToken(app, shopId)).toBe('access-1');
  expect(app.now()).toBeGreaterThanOrEqual(until);
});

test('an expired refresh token and a shop without a session are told apart from a passing fault', async () => {
  const { url } = await serveTokens();
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app);
  app.advance(91 * DAY);
  await expect(loadAccessToken(app, shopId)).rejects.toMatchObject({ code: 'unauthorized' });
  await expect(loadAccessToken(app, shopId + 1)).rejects.toMatchObject({ code: 'unauthorized' });
});

test('with a lost key the merchant must come back, Shopify is not asked, and the tokens stay in case it is found', async () => {
  const { url, requests } = await serveTokens();
  const app = createTestApp({ shopUrl: url });
  const shopId = await installTestShop(app);
  const later = createTestApp({ shopUrl: url, db: app.db });
  const lost = { code: 'unauthorized', message: expect.stringContaining('must open the app again') };
  await expect(loadAccessToken(later, shopId)).rejects.toMatchObject(lost);
  later.advance(2 * HOUR);
  await expect(loadAccessToken(later, shopId), 'when it is due to be renewed too').rejects.toMatchObject(lost);
  discardAccessToken(later, shopId, 'access-0');
  expect(requests).toEqual([]);
  expect(await loadAccessToken(app, shopId)).toBe('access-0');
});
