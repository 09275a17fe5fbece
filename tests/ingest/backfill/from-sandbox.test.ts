import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { App } from '#app/app.server.ts';
import { getBackfillProgress } from '#app/ingest/backfill/get-backfill-progress.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { installShop } from '#app/ingest/install/install-shop.ts';
import { reconcileShop } from '#app/ingest/reconcile/reconcile-shop.ts';
import { refreshCollection } from '#app/ingest/reconcile/refresh-collection.ts';
import { refreshOrder } from '#app/ingest/reconcile/refresh-order.ts';
import { claimJob } from '#app/jobs/claim-job.ts';
import { runJob } from '#app/jobs/run-job.ts';
import { HOUR } from '#app/time.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { deliverWebhook } from '#tests/support/deliver-webhook.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';
import { serveAdmin } from '#tests/support/serve-admin.ts';
import { COLLECTION_ROWS, CUSTOMER_ROWS, ORDER_ROWS, PRODUCT_ROWS } from '#tests/support/shop-rows.ts';

const DOMAIN = 'test-shop.myshopify.com';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const write = (name: string, rows: readonly unknown[]) =>
    writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const shop = { domain: DOMAIN, shop: DOMAIN, name: 'Test shop', currencyCode: 'GBP', ianaTimezone: 'Europe/London' };
  write('shop.json', [shop]);
  write('products.jsonl', PRODUCT_ROWS);
  write('collections.jsonl', COLLECTION_ROWS);
  write('customers.jsonl', CUSTOMER_ROWS);
  write('orders.jsonl', ORDER_ROWS);
  return folder;
}

/** The local Shopify with the small shop, and the app installed in it as a merchant does it. */
async function openInSandbox() {
  const folder = createFolder();
  let app: App | undefined;
  const door = await serveAdmin(async ({ path, headers }) => {
    if (path.startsWith('/webhooks') || !app) return { json: {} };
    const request = new Request(`https://regulars.test${path}`, {
      headers: { 'user-agent': headers['user-agent'] ?? '' },
    });
    await app.shopify.authenticate.admin(request);
    return { json: {} };
  });
  const sandbox = await startSandbox({
    ...{ folder, dataFile: join(folder, 'sandbox.db'), port: 0, appUrl: door.url },
    ...{ apiKey: 'test-key', apiSecret: 'test-secret' },
    options: { drop: 1 },
  });
  onTestFinished(() => sandbox.close());
  const testApp = (app = createTestApp({ shopUrl: sandbox.url }));
  await sandbox.install();
  const session = await testApp.shopify.sessionStorage.loadSession(`offline_${DOMAIN}`);
  if (!session) throw new Error('Installing must leave a session.');
  await installShop(testApp, session);
  return { app: testApp, sandbox, folder, shopId: 1 };
}

/** Run every due job except training until the backfill has ended. Looks at Shopify's work are a moment apart: the clock is moved. */
async function backfill(app: ReturnType<typeof createTestApp>, shopId: number): Promise<void> {
  for (let turn = 0; turn < 1000; turn++) {
    const job = claimJob(app.db, app.now());
    if (job?.name === 'train-shop') return;
    if (job) await runJob(app, job, new AbortController().signal);
    else {
      app.advance(100);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  throw new Error(`The backfill must end, got ${JSON.stringify(await getBackfillProgress(app, shopId))}.`);
}

const showFacts = ({ sql }: App['db']) =>
  [
    'Collection',
    'CollectionProduct',
    'Order',
    'OrderLine',
    'Refund',
    'RefundLine',
    'Customer',
    'EmailConsent',
    'InventoryItem',
  ].map((table) => sql.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2, 3`).all());

const showCosts = ({ sql }: App['db']) =>
  sql.prepare('SELECT inventoryItemId, costMinor FROM InventoryItem ORDER BY 1').raw().all();

test('a backfill from the local Shopify leaves the orders and costs that importing its folder leaves', async () => {
  const { app, folder, shopId } = await openInSandbox();
  await backfill(app, shopId);
  expect(await getBackfillProgress(app, shopId)).toMatchObject({ state: 'done', windowDays: null });
  const imported = openTestDatabase();
  await importShop(folder, { db: imported, now: Date.now() });
  expect(showFacts(app.db)).toEqual(showFacts(imported));
  expect(showCosts(app.db)).toEqual([
    [1, 60],
    [2, null],
  ]);
  expect(app.db.sql.prepare('SELECT count(*) FROM Variant WHERE inventoryItemId IS NOT NULL').pluck().get()).toBe(2);
  expect(app.db.sql.prepare('SELECT name, currency, pixelId IS NOT NULL FROM Shop').raw().get()).toEqual([
    'Test shop',
    'GBP',
    1,
  ]);
});

test('the backfill brings where orders were sent, their channel, discount and subscription, and who agreed to e-mails', async () => {
  const { app, shopId } = await openInSandbox();
  await backfill(app, shopId);
  const all = (query: string) => app.db.sql.prepare(query).raw().all();
  expect(all('SELECT orderId, countryCode, sourceName, discountMinor FROM "Order" ORDER BY 1')).toEqual([
    [1, 'GB', 'web', 0],
    [2, 'FR', 'web', 30],
    [3, null, 'pos', 0],
  ]);
  expect(all('SELECT lineId FROM OrderLine WHERE isSubscription')).toEqual([[3]]);
  expect(all('SELECT customerId, state FROM EmailConsent')).toEqual([[1, 'subscribed']]);
});

test('that a line was bought by subscription is learned by reconciling, and is no drift', async () => {
  const { app, shopId } = await openInSandbox();
  await backfill(app, shopId);
  // As the webhooks left it: no payload names a selling plan.
  app.db.sql.exec('UPDATE OrderLine SET isSubscription = NULL');
  app.db.sql.exec(`UPDATE Watermark SET reconciledTo = 0`);
  app.advance(HOUR);
  await reconcileShop(app, shopId);
  expect(app.db.sql.prepare('SELECT lineId FROM OrderLine WHERE isSubscription').pluck().all()).toEqual([3]);
  expect(app.db.sql.prepare(`SELECT drift FROM Watermark WHERE resource = 'orders'`).pluck().get()).toBe(0);
});

test('orders whose webhooks were lost are found by reconciling, and refreshed one by one', async () => {
  const { app, sandbox, shopId } = await openInSandbox();
  await backfill(app, shopId);
  const variantId = 'gid://shopify/ProductVariant/1';
  const placed = sandbox.store.placeOrder({
    ...{ customerId: 'gid://shopify/Customer/1', lines: [{ variantId, quantity: 2 }] },
    ...{ checkoutToken: 'checkout', cartToken: 'cart' },
  });
  const orderId = Number(placed.id.split('/').at(-1));
  app.advance(HOUR);
  await reconcileShop(app, shopId);
  expect(app.db.sql.prepare('SELECT checkoutToken FROM "Order" WHERE orderId = ?').pluck().get(orderId)).toBe(
    'checkout',
  );
  expect(app.db.sql.prepare(`SELECT drift FROM Watermark WHERE resource = 'orders'`).pluck().get()).toBe(1);
  const [line] = placed.lines;
  if (!line) throw new Error('The order must have a line.');
  sandbox.store.refundOrder(placed.id, [{ lineId: line.lineId, quantity: 1 }]);
  await refreshOrder(app, shopId, orderId);
  const back = app.db.sql.prepare('SELECT quantity, netMinor FROM RefundLine WHERE orderId = ?').raw().get(orderId);
  expect(back).toEqual([1, 150]);
});

test('a cost whose webhook was lost is found by reconciling its product', async () => {
  const { app, sandbox, shopId } = await openInSandbox();
  await backfill(app, shopId);
  sandbox.store.updateProduct('gid://shopify/Product/2', { unitCost: '1.25' });
  app.advance(HOUR);
  await reconcileShop(app, shopId);
  expect(showCosts(app.db)).toEqual([
    [1, 60],
    [2, 125],
  ]);
});

const gidsOf = (...ids: readonly number[]) => ids.map((id) => `gid://shopify/Product/${id}`);
const showMembers = ({ sql }: App['db']) =>
  sql.prepare('SELECT collectionId, productId FROM CollectionProduct ORDER BY 1, 2').raw().all();

test('what was put into a collection and taken out of it is read again, and its deletion is final', async () => {
  const { app, sandbox, shopId } = await openInSandbox();
  await backfill(app, shopId);
  expect(showMembers(app.db)).toEqual([
    [1, 1],
    [1, 2],
  ]);
  const version = () => app.db.sql.prepare('SELECT catalogVersion FROM Shop').pluck().get() as number;
  const before = version();
  sandbox.store.updateCollection('gid://shopify/Collection/1', { productIds: gidsOf(2) });
  await refreshCollection(app, shopId, 1);
  expect(showMembers(app.db)).toEqual([[1, 2]]);
  expect(version()).toBeGreaterThan(before);
  sandbox.store.deleteCollection('gid://shopify/Collection/1');
  await refreshCollection(app, shopId, 1);
  expect(showMembers(app.db)).toEqual([[1, 2]]);
  await deliverWebhook(app, 'collections/delete', { id: 1 });
  expect(showMembers(app.db)).toEqual([]);
});

test('a collection whose webhook was lost is found by reconciling, and is drift', async () => {
  const { app, sandbox, shopId } = await openInSandbox();
  await backfill(app, shopId);
  sandbox.store.updateCollection('gid://shopify/Collection/1', { title: 'One mug', productIds: gidsOf(1) });
  app.advance(HOUR);
  await reconcileShop(app, shopId);
  expect(showMembers(app.db)).toEqual([[1, 1]]);
  expect(app.db.sql.prepare('SELECT title FROM Collection').pluck().get()).toBe('One mug');
  expect(app.db.sql.prepare(`SELECT drift FROM Watermark WHERE resource = 'collections'`).pluck().get()).toBe(1);
});

test('a webhook names the collection, and what is in it is asked for', async () => {
  const { app, sandbox, shopId } = await openInSandbox();
  await backfill(app, shopId);
  sandbox.store.updateCollection('gid://shopify/Collection/1', { title: 'One mug', productIds: gidsOf(2) });
  const { updatedAt } = sandbox.store.getCollection('gid://shopify/Collection/1')!;
  await deliverWebhook(app, 'collections/update', {
    id: 1,
    title: 'One mug',
    handle: 'all-mugs',
    updated_at: updatedAt,
  });
  // The head alone takes nothing away.
  expect(showMembers(app.db)).toHaveLength(2);
  // The training that follows the backfill would go first.
  app.db.sql.exec(`DELETE FROM Job WHERE name = 'train-shop'`);
  const job = claimJob(app.db, Date.now() + HOUR);
  expect(job).toMatchObject({ name: 'refresh-collection', payload: '{"collectionId":1}' });
  await runJob(app, job!, new AbortController().signal);
  expect(showMembers(app.db)).toEqual([[1, 2]]);
});
