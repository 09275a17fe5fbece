import { expect, test } from 'vitest';
import { createAdminClient } from '#app/ingest/admin/create-admin-client.ts';
import { activatePixel } from '#app/ingest/install/activate-pixel.ts';
import { installShop } from '#app/ingest/install/install-shop.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { installTestShop } from '#tests/support/install-test-shop.ts';
import { serveAdmin } from '#tests/support/serve-admin.ts';

const SETTINGS = {
  shop: { name: 'Test shop', currencyCode: 'JPY', ianaTimezone: 'Asia/Tokyo' },
  currentAppInstallation: { accessScopes: [{ handle: 'read_products' }, { handle: 'read_orders' }] },
};
const GID = 'gid://shopify/WebPixel/3';

/** A shop whose pixel the API creates, says is taken, or no longer knows. */
async function open(pixel: { taken?: boolean; forgotten?: boolean } = {}) {
  let isDown = false;
  const server = await serveAdmin(({ body }) => {
    const query = String(body.query);
    if (isDown) return { status: 403, text: '' };
    if (query.includes('ShopSettings')) return { json: { data: SETTINGS } };
    const refuse = (code: string) => ({ webPixel: null, userErrors: [{ code, message: code }] });
    const accept = { webPixel: { id: GID }, userErrors: [] };
    if (query.includes('webPixelCreate'))
      return { json: { data: { webPixelCreate: pixel.taken ? refuse('TAKEN') : accept } } };
    if (query.includes('webPixelUpdate'))
      return { json: { data: { webPixelUpdate: pixel.forgotten ? refuse('NOT_FOUND') : accept } } };
    return { json: { data: { webPixel: { id: GID } } } };
  });
  const app = createTestApp({ shopUrl: server.url });
  const shopId = await installTestShop(app);
  app.db.sql.prepare('UPDATE Shop SET installedAt = NULL').run();
  const session = await app.shopify.sessionStorage.loadSession('offline_test-shop.myshopify.com');
  if (!session) throw new Error('The session must be stored.');
  const asked = () => server.requests.map(({ body }) => /(?:query|mutation) (\w+)/.exec(String(body.query))?.[1]);
  return { ...server, app, shopId, session, asked, setDown: (down: boolean) => (isDown = down) };
}

const showShop = ({ db }: ReturnType<typeof createTestApp>) =>
  db.sql.prepare('SELECT name, currency, ianaTimezone, scopes, uninstalledAt FROM Shop').get();
const countJobs = ({ db }: ReturnType<typeof createTestApp>) =>
  db.sql.prepare('SELECT count(*) FROM Job').pluck().get();

test('a new shop is asked for its settings and gets a backfill; another grant changes nothing', async () => {
  const { app, session, asked } = await open();
  await installShop(app, session);
  expect(showShop(app)).toEqual({
    name: 'Test shop',
    currency: 'JPY',
    ianaTimezone: 'Asia/Tokyo',
    scopes: 'read_products,read_orders',
    uninstalledAt: null,
  });
  expect(app.db.sql.prepare('SELECT installedAt FROM Shop').pluck().get()).toBeGreaterThan(0);
  app.db.sql.prepare(`UPDATE Job SET state = 'done'`).run();
  app.db.sql.prepare(`INSERT INTO Backfill (shopId, resource, state) VALUES (1, 'orders', 'done')`).run();
  await installShop(app, session);
  expect(asked()).toEqual(['ShopSettings']);
  expect(countJobs(app)).toBe(1);
});

test('a shop that comes back gets a whole new backfill', async () => {
  const { app, session, shopId } = await open();
  app.db.sql.prepare('UPDATE Shop SET installedAt = 1, uninstalledAt = 2').run();
  app.db.sql.prepare(`INSERT INTO Backfill (shopId, resource, state) VALUES (?, 'orders', 'done')`).run(shopId);
  await installShop(app, session);
  expect(showShop(app)).toMatchObject({ uninstalledAt: null });
  expect(app.db.sql.prepare('SELECT name, payload FROM Job').raw().get()).toEqual([
    'start-backfill',
    '{"restart":true}',
  ]);
});

test('an unfinished backfill is taken up again when the merchant opens the app', async () => {
  const { app, session, shopId } = await open();
  app.db.sql.prepare('UPDATE Shop SET installedAt = 1').run();
  app.db.sql.prepare(`INSERT INTO Backfill (shopId, resource, state) VALUES (?, 'orders', 'reading')`).run(shopId);
  await installShop(app, session);
  expect(app.db.sql.prepare('SELECT payload FROM Job').pluck().get()).toBe('{"restart":false}');
});

test('the merchant gets in even when Shopify does not answer', async () => {
  const { app, session, setDown } = await open();
  setDown(true);
  await installShop(app, session);
  expect(countJobs(app)).toBe(1);
  expect(app.logged.join()).toContain('install.settings-missing');
});

test('the pixel is created with the shop and the address of its events', async () => {
  const { app, shopId, requests } = await open();
  await activatePixel(app, createAdminClient(app, shopId), shopId);
  expect(app.db.sql.prepare('SELECT pixelId FROM Shop').pluck().get()).toBe(GID);
  const { webPixel } = requests[0]?.body.variables as { webPixel: { settings: string } };
  expect(JSON.parse(webPixel.settings)).toEqual({
    accountID: 'test-shop.myshopify.com',
    endpoint: 'https://regulars.test/pixel',
  });
});

test('a pixel that is there is updated; one that is gone is created', async () => {
  const taken = await open({ taken: true });
  await activatePixel(taken.app, createAdminClient(taken.app, taken.shopId), taken.shopId);
  expect(taken.asked()).toEqual(['WebPixelCreate', 'WebPixel', 'WebPixelUpdate']);
  const forgotten = await open({ forgotten: true });
  forgotten.app.db.sql.prepare(`UPDATE Shop SET pixelId = 'gid://shopify/WebPixel/1'`).run();
  await activatePixel(forgotten.app, createAdminClient(forgotten.app, forgotten.shopId), forgotten.shopId);
  expect(forgotten.asked()).toEqual(['WebPixelUpdate', 'WebPixelCreate']);
  expect(forgotten.app.db.sql.prepare('SELECT pixelId FROM Shop').pluck().get()).toBe(GID);
});
