import { expect, test } from 'vitest';
import { DAY } from '#app/time.ts';
import { listModels } from '#app/training/list-models.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { fillShop } from './fill-shop.ts';
import { openAdmin, type Admin } from './open-admin.ts';

function submit(admin: Admin, path: string, form: Record<string, string>): Promise<Response> {
  return admin.ask(path, { method: 'POST', body: new URLSearchParams(form) });
}

const load = async (admin: Admin, path: string, route: string) =>
  (await admin.ask(`${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(route)}`)).json();

test('train now puts one training in line, and the page follows it', async () => {
  const admin = await openAdmin();
  const count = admin.db.sql.prepare(`SELECT count(*) FROM Job WHERE name = 'train-shop'`).pluck();
  await submit(admin, '/app/models?_data=routes%2Fapp.models', { intent: 'train' });
  await submit(admin, '/app/models?_data=routes%2Fapp.models', { intent: 'train' });
  expect(count.get()).toBe(1);
  expect(await load(admin, '/app/models', 'routes/app.models')).toMatchObject({
    training: { state: 'waiting' },
    report: null,
  });
});

test('a product that is searched shows what goes with it, with counts and the way it was found', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const found = await load(admin, '/app/recommendations?q=CUP%203', 'routes/app.recommendations');
  expect(found.search.found).toEqual([{ productId: 3, title: 'Red cup 3', productType: 'Cup' }]);
  const { preview } = await load(admin, '/app/recommendations?product=3', 'routes/app.recommendations');
  // Every order with cup 3 holds cup 1 as well.
  const [first] = preview.products;
  expect(first).toMatchObject({ title: 'Red cup 1', fallback: 'co-purchase' });
  expect(first.support.orders).toBe(first.support.of);
  expect(preview.trail[0].fallback).toBe('co-purchase');
  const nothing = await load(admin, '/app/recommendations?q=100%25', 'routes/app.recommendations');
  expect(nothing.search.found).toEqual([]);
});

test('a dead letter goes back into the inbox; the history is read again on request', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const health = () => load(admin, '/app/data-health', 'routes/app.data-health');
  expect((await health()).deadLetters).toHaveLength(1);
  const path = '/app/data-health?_data=routes%2Fapp.data-health';
  await submit(admin, path, { intent: 'replay', id: 'bad-1' });
  await submit(admin, path, { intent: 'restart-backfill' });
  expect(await health()).toMatchObject({
    deadLetters: [],
    inbox: { waiting: 1, received: 41, delayP50Ms: 2000 },
    backfill: { state: 'done', windowDays: 60 },
    backfillJob: { state: 'waiting' },
  });
  const strange = await submit(admin, path, { intent: 'drop everything' });
  expect(strange.status).toBe(400);
});

test('a dead letter whose key is lost stays, and says so in the language of the admin', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  admin.db.sql.exec("UPDATE DeadLetter SET bodySealed = x'00'");
  await submit(admin, '/app/data-health?_data=routes%2Fapp.data-health', { intent: 'replay-all' });
  const page = await (await admin.ask('/app/data-health?locale=de')).text();
  expect(page).toContain('Der Schlüssel, mit dem sie verschlüsselt wurde, fehlt');
});

test('a data request is downloaded once signed in, and marked as taken', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  expect((await admin.askBare('/app/data-requests/77')).status).toBe(302);
  const file = await admin.ask('/app/data-requests/77');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="data-request-77.json"');
  expect(await file.json()).toEqual({ orders: [] });
  const { dataRequests } = await load(admin, '/app/data-health', 'routes/app.data-health');
  expect(dataRequests[0].downloadedAt).toBeGreaterThan(0);
  expect((await admin.ask('/app/data-requests/78')).status).toBe(404);
  admin.db.sql.exec("UPDATE DataRequest SET fileSealed = x'00'");
  expect((await admin.ask('/app/data-requests/77')).status, 'its key is lost').toBe(410);
});

test('the setup guide stays away once dismissed, and comes back when something breaks', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const guide = async () => (await load(admin, '/app?index', 'routes/app._index')).guide;
  expect((await guide()).steps.map((step: { state: string }) => step.state)).toEqual(Array(5).fill('done'));
  await submit(admin, '/app?index&_data=routes%2Fapp._index', { intent: 'dismiss-guide' });
  expect((await guide()).isShown).toBe(false);
  admin.db.sql.prepare('UPDATE Recommendation SET issuedAt = issuedAt - ?').run(8 * DAY);
  const broken = await guide();
  expect(broken.isShown).toBe(true);
  expect(broken.steps[3]).toMatchObject({ name: 'block', state: 'broken' });
  await submit(admin, '/app?index&_data=routes%2Fapp._index', { intent: 'resume-guide' });
  expect((await guide()).isShown).toBe(true);
});

test('only a new order proves that new orders arrive; what else came is said as it is', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const step = async () => (await load(admin, '/app?index', 'routes/app._index')).guide.steps[1];
  const setTopic = (topic: string) => admin.db.sql.prepare('UPDATE WebhookDelivery SET topic = ?').run(topic);
  const newest = admin.db.sql.prepare('SELECT max(receivedAt) FROM WebhookDelivery').pluck().get() as number;
  expect(await step()).toMatchObject({ name: 'webhooks', state: 'done' });
  setTopic('bulk_operations/finish');
  expect(await step()).toEqual({ name: 'webhooks', state: 'waiting', at: newest });
  // An old order with younger messages is a quiet shop; silence of more than a week is not.
  setTopic('products/update');
  admin.db.sql
    .prepare(`UPDATE WebhookDelivery SET topic = 'orders/create', receivedAt = ? WHERE deliveryId = 'delivery-40'`)
    .run(newest - 9 * DAY);
  expect(await step()).toEqual({ name: 'webhooks', state: 'done', at: newest - 9 * DAY });
  admin.db.sql.prepare('UPDATE WebhookDelivery SET receivedAt = receivedAt - ?').run(8 * DAY);
  expect(await step()).toMatchObject({ state: 'broken' });
  admin.db.sql.prepare('DELETE FROM WebhookDelivery').run();
  expect(await step()).toEqual({ name: 'webhooks', state: 'waiting', at: null });
});

test('a model of no orders has learned nothing', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  admin.db.sql.prepare('UPDATE ModelArtifact SET orderCount = 0').run();
  const { guide } = await load(admin, '/app?index', 'routes/app._index');
  expect(guide.steps[2]).toMatchObject({ name: 'model', state: 'waiting' });
});

test('an earlier version is held and let go, and the filter stays', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const [first] = listModels(admin.db, admin.shopId);
  admin.db.sql.prepare('DELETE FROM "Order" WHERE orderId = 1').run();
  trainShop(admin.db, admin.shopId, { now: admin.app.now() + 1000 });
  const [second] = listModels(admin.db, admin.shopId);
  const answer = await submit(admin, '/app/models?placement=cart', { intent: 'hold', version: first!.version });
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe('/app/models?placement=cart');
  const { models, report } = await load(admin, '/app/models', 'routes/app.models');
  expect(report.version).toBe(first!.version);
  expect(models).toMatchObject([
    { version: second!.version, isServed: false },
    { version: first!.version, isServed: true, heldSince: expect.any(Number) },
  ]);
  await submit(admin, '/app/models', { intent: 'release' });
  expect((await load(admin, '/app/models', 'routes/app.models')).report.version).toBe(second!.version);
  expect((await submit(admin, '/app/models', { intent: 'forget all' })).status).toBe(400);
});

test('the models page says in plain words how good the model was', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const html = await (await admin.ask('/app/models')).text();
  const { report } = await load(admin, '/app/models', 'routes/app.models');
  const { product } = report.figures.placements;
  const hits = (name: string) =>
    Math.round(product.recipes.find((one: { recipe: string }) => one.recipe === name).figures.hitRate * 100);
  const text = html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
  expect(text).toContain(
    `Product page: Of 100 next orders, the 10 products shown held one of the bought products in ${hits(product.recipe)}`,
  );
  expect(text).toContain('which no choice has seen');
});

test('an open step leads to where it is done in the Shopify admin', async () => {
  const admin = await openAdmin();
  const address = new URL(await admin.open('/app'));
  const html = await (await admin.askBare(address.pathname + address.search)).text();
  const links = [...html.matchAll(/href="([^"]*)"[^>]*>/g)].map((match) => match[1]!.replaceAll('&amp;', '&'));
  const store = `${admin.app.env.SHOPIFY_ADMIN_ORIGIN}/store/test-shop`;
  expect(links).toContain(
    `${store}/themes/current/editor?template=product&addAppBlockId=test-key%2Frecommendations&target=newAppsSection`,
  );
  expect(links).toContain(`${store}/settings/customer_events`);
});

test('one shop never sees the figures of another', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  admin.db.sql.prepare(`UPDATE Shop SET domain = 'other.myshopify.com'`).run();
  const page = await load(admin, '/app/repeat-purchases', 'routes/app.repeat-purchases');
  // The token still says test-shop: a shop of its own, without orders.
  expect(page.figures?.orders ?? 0).toBe(0);
});
