import { readFileSync } from 'node:fs';
import { Session } from '@shopify/shopify-api';
import { expect, test } from 'vitest';
import { createSessionStorage } from '#app/ingest/session-storage.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';

const ID = 'offline_test-shop.myshopify.com';

test('a session comes back as it was stored, both tokens and both expiries', async () => {
  const app = createTestApp();
  await installTestShop(app);
  const session = await createSessionStorage(app.db, app.sealer, app.log).loadSession(ID);
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
  expect(await createSessionStorage(app.db, app.sealer, app.log).loadSession(ID)).toBeUndefined();
});

test('a session sealed with a lost key is none, and the log says so without a token; a new one takes its place', async () => {
  const app = createTestApp();
  await installTestShop(app);
  const later = createTestApp({ db: app.db });
  const storage = createSessionStorage(app.db, later.sealer, later.log);
  expect(await storage.loadSession(ID)).toBeUndefined();
  expect(later.logged.map((line) => JSON.parse(line))).toEqual([
    { at: expect.any(String), level: 'warn', event: 'session.key-lost', shop: 'test-shop.myshopify.com' },
  ]);
  expect(await storage.findSessionsByShop('test-shop.myshopify.com')).toEqual([]);
  const stored = await createSessionStorage(app.db, app.sealer, app.log).loadSession(ID);
  if (stored) await storage.storeSession(stored);
  expect(await storage.loadSession(ID)).toMatchObject({ accessToken: 'access-0', refreshToken: 'refresh-0' });
  expect(app.db.sql.prepare('SELECT count(*) FROM Session').pluck().get()).toBe(1);
});

test('of a user nothing but the id is kept', async () => {
  const app = createTestApp();
  const user = { id: 902541635, first_name: 'Ada', last_name: 'L', email: 'ada@example.com', email_verified: true };
  const associated_user = { ...user, account_owner: true, locale: 'en', collaborator: false };
  const session = new Session({
    ...{ id: 'test-shop.myshopify.com_902541635', shop: 'test-shop.myshopify.com', state: '', isOnline: true },
    ...{ scope: 'read_products', accessToken: 'access-0', expires: new Date(app.now() + 1000) },
    onlineAccessInfo: { expires_in: 1, associated_user_scope: 'read_products', associated_user },
  });
  await createSessionStorage(app.db, app.sealer, app.log).storeSession(session);
  const row = app.db.sql.prepare('SELECT * FROM Session').get() as Record<string, unknown>;
  expect(row).toMatchObject({ userId: user.id, isOnline: 1, expires: session.expires?.getTime() });
  expect(JSON.stringify(row)).not.toMatch(/Ada|example\.com/);
});

test('sessions are replaced, not added; they can be found and deleted', async () => {
  const app = createTestApp();
  const storage = createSessionStorage(app.db, app.sealer, app.log);
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
