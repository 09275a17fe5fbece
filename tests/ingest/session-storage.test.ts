import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSessionStorage } from '#app/ingest/session-storage.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';

const ID = 'offline_test-shop.myshopify.com';

test('a session comes back as it was stored, both tokens and both expiries', async () => {
  const app = createTestApp();
  await installTestShop(app);
  const session = await createSessionStorage(app.db, app.sealer).loadSession(ID);
  expect(session).toMatchObject({
    id: ID,
    shop: 'test-shop.myshopify.com',
    isOnline: false,
    scope: 'read_products,read_orders',
    accessToken: 'access-0',
    refreshToken: 'refresh-0',
  });
  expect(session?.expires?.getTime()).toBeGreaterThan(app.now());
  expect(session?.refreshTokenExpires?.getTime()).toBeGreaterThan(session?.expires?.getTime() ?? 0);
  expect(session?.isActive(undefined)).toBe(true);
});

test('no token can be read from the database file', async () => {
  const app = createTestApp();
  await installTestShop(app);
  app.db.sql.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(app.db.file);
  expect(bytes.includes('offline_test-shop')).toBe(true);
  expect(bytes.includes('access-0') || bytes.includes('refresh-0')).toBe(false);
});

test('a token sealed for one session opens as no other token', async () => {
  const app = createTestApp();
  await installTestShop(app);
  app.db.sql.prepare('UPDATE Session SET accessTokenSealed = refreshTokenSealed').run();
  await expect(createSessionStorage(app.db, app.sealer).loadSession(ID)).rejects.toThrow();
});

test('of a user nothing but the id is kept, and sessions can be found and deleted', async () => {
  const app = createTestApp();
  const storage = createSessionStorage(app.db, app.sealer);
  await installTestShop(app);
  const stored = await storage.loadSession(ID);
  if (!stored) throw new Error('The session must be stored.');
  expect((await storage.findSessionsByShop('test-shop.myshopify.com')).map(({ id }) => id)).toEqual([ID]);
  expect(await storage.findSessionsByShop('other.myshopify.com')).toEqual([]);
  stored.accessToken = undefined;
  await storage.storeSession(stored);
  expect((await storage.loadSession(ID))?.isActive(undefined)).toBe(false);
  await storage.deleteSessions([ID]);
  expect(await storage.loadSession(ID)).toBeUndefined();
});
