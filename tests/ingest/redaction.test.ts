import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { App } from '#app/app.server.ts';
import { listDataRequests } from '#app/ingest/list-data-requests.ts';
import { openDataRequest } from '#app/ingest/open-data-request.ts';
import { createSealer } from '#app/seal.ts';
import { deliverWebhook, drainAll, putDelivery } from '#tests/support/deliver-webhook.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { linePayload, orderPayload, productPayload, refundPayload } from '#tests/support/payloads.ts';

const NOW = Date.parse('2026-03-10T00:00:00Z');
/** Customers 770001 and 770002; the ids are long so that they are found wherever they hide. */
const ADA = 770001;
const BEN = 770002;

async function open() {
  const app = openTestApp({ now: () => NOW });
  const shopId = addTestShop(app.db);
  await fillShop(app, 'test-shop.myshopify.com', shopId);
  return { app, shopId };
}

async function fillShop(app: App, shop: string, shopId: number): Promise<void> {
  const order = (id: number, customer: number) =>
    orderPayload({
      id,
      name: `#${id}`,
      customer: { id: customer },
      line_items: [linePayload({ id: id * 10 })],
      refunds: [
        refundPayload({
          id: id * 100,
          refund_line_items: [{ id: id * 1000, line_item_id: id * 10, quantity: 1, subtotal: '9.25' }],
        }),
      ],
    });
  for (const [id, customer] of [
    [881001, ADA],
    [881002, ADA],
    [882001, BEN],
  ] as const)
    await deliverWebhook(app, 'orders/create', order(id, customer), { shop });
  await deliverWebhook(app, 'products/create', productPayload(), { shop });
  const collection = { id: 990001, title: 'Mugs', handle: 'mugs', updated_at: '2026-01-01T00:00:00Z' };
  await deliverWebhook(app, 'collections/create', collection, { shop });
  for (const id of [ADA, BEN])
    for (const [topic, payload] of [
      ['customers/create', { id, updated_at: '2026-01-01T00:00:00Z' }],
      [
        'customers_email_marketing_consent/update',
        { customer_id: id, email_marketing_consent: { state: 'subscribed' } },
      ],
    ] as const)
      await deliverWebhook(app, topic, payload, { shop });
  // A poisoned message about Ada: it must not survive her.
  await deliverWebhook(app, 'orders/create', Buffer.from(`{"customer":{"id":${ADA}},"email":"ada@example.com"`), {
    shop,
  });
  await deliverWebhook(app, 'orders/create', Buffer.from(`{"customer":{"id":${BEN}}`), { shop });
  const { sql } = app.db;
  for (const customer of [ADA, BEN]) {
    const visitor = `visitor-${customer}`;
    sql
      .prepare(
        `INSERT INTO BuyerProfile (shopId, customerId, firstOrderAt, lastOrderAt, orderCount, netRevenueMinor, gapSeconds,
           averageOrderMinor, firstProductType, firstCountry, firstSource, firstDiscounted, discountedOrders,
           subscriptionOrders, tasteTypes, tasteVendors, dueProducts, scoredAt)
         VALUES (?, ?, 1, 2, 2, 100, ?, 50, '', '', '', 0, 0, 0, '[]', '[]', '[]', 2)`,
      )
      .run(shopId, customer, Buffer.from([5, 0, 0, 0]));
    sql.prepare(`INSERT INTO VisitorIdentity VALUES (?, ?, ?, 'login', 1)`).run(shopId, visitor, customer);
    sql
      .prepare(
        `INSERT INTO Interaction (shopId, eventId, kind, visitorId, productId, occurredAt, receivedAt) VALUES (?, ?, 'view', ?, 5, 1, 1)`,
      )
      .run(shopId, `i-${customer}`, visitor);
    sql
      .prepare(
        `INSERT INTO Recommendation (shopId, recommendationId, placement, fallback, productIds, visitorId, issuedAt) VALUES (?, ?, 'home', 'trending', '[5]', ?, 1)`,
      )
      .run(shopId, `r-${customer}`, visitor);
    sql
      .prepare(
        `INSERT INTO RecommendationEvent (shopId, eventId, kind, recommendationId, placement, customerId, occurredAt, receivedAt) VALUES (?, ?, 'click', ?, 'home', ?, 1, 1)`,
      )
      .run(shopId, `e-${customer}`, `r-${customer}`, customer);
  }
}

/** Every row of every table in which one of the texts occurs. */
function mentions(app: App, ...texts: readonly (string | number)[]): string[] {
  const tables = app.db.sql.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  return tables.flatMap((table) =>
    app.db.sql
      .prepare(`SELECT * FROM "${table}"`)
      .all()
      .map((row) => `${table} ${JSON.stringify(row)}`)
      .filter((row) => texts.some((text) => row.includes(String(text)))),
  );
}

const redactAda = { shop_id: 1, customer: { id: ADA, email: 'ada@example.com' }, orders_to_redact: [881002, 889999] };

test('a redacted customer is gone from every table, and comes back with no message', async () => {
  const { app, shopId } = await open();
  const before = mentions(app, BEN).length;
  await deliverWebhook(app, 'customers/data_request', {
    customer: { id: ADA },
    orders_requested: [],
    data_request: { id: 1 },
  });
  await deliverWebhook(app, 'customers/redact', redactAda);
  const left = () => mentions(app, ADA, 'visitor-770001', 881001, 881002);
  expect(left()).toEqual([]);
  // Late, repeated, and an order named in the request that had not come yet.
  await deliverWebhook(app, 'orders/updated', orderPayload({ id: 881001, customer: { id: ADA } }));
  await deliverWebhook(app, 'orders/updated', orderPayload({ id: 889999, customer: null }));
  await deliverWebhook(app, 'refunds/create', refundPayload({ id: 99, order_id: 881002 }));
  await deliverWebhook(app, 'customers/update', { id: ADA, updated_at: '2026-03-01T00:00:00Z' });
  await deliverWebhook(app, 'customers/redact', redactAda);
  expect(left()).toEqual([]);
  expect(mentions(app, 889999)).toEqual([]);
  // The other customer lost nothing, and the model is to be trained without Ada.
  expect(mentions(app, BEN)).toHaveLength(before);
  expect(app.db.sql.prepare(`SELECT name FROM Job WHERE state = 'waiting'`).pluck().all()).toContain('train-shop');
  expect(app.db.sql.prepare('SELECT count(*) FROM DeadLetter WHERE shopId = ?').pluck().get(shopId)).toBe(1);
});

test('a data request becomes a sealed file with every fact held, for the merchant of that shop', async () => {
  const { app, shopId } = await open();
  const other = addTestShop(app.db, 'other.myshopify.com');
  await deliverWebhook(app, 'customers/data_request', {
    customer: { id: ADA },
    orders_requested: [881001],
    data_request: { id: 9999 },
  });
  const [entry] = await listDataRequests(app, shopId);
  expect(entry).toEqual({ requestId: '9999', requestedAt: NOW, dueAt: NOW + 30 * 86_400_000, downloadedAt: null });
  expect(mentions(app, '881001').filter((row) => row.startsWith('DataRequest'))).toEqual([]);
  const keyless = { ...app, sealer: createSealer([randomBytes(32).toString('base64')]) };
  expect(await openDataRequest(keyless, shopId, '9999')).toEqual({ name: 'data-request-9999.json', bytes: null });
  expect((await listDataRequests(app, shopId))[0]?.downloadedAt, 'nobody has it').toBeNull();
  const file = await openDataRequest(app, shopId, '9999');
  expect(file?.name).toBe('data-request-9999.json');
  const facts = JSON.parse(file?.bytes?.toString() ?? '') as Record<string, Record<string, unknown>[]>;
  expect(facts).toMatchObject({ shop: 'test-shop.myshopify.com', requestId: '9999', customerId: ADA });
  expect(facts.orders?.map(({ orderId, orderedAt }) => [orderId, orderedAt])).toEqual([
    [881001, '2026-03-01T09:00:00.000Z'],
    [881002, '2026-03-01T09:00:00.000Z'],
  ]);
  expect(facts.orderLines).toHaveLength(2);
  expect(facts.refundLines).toHaveLength(2);
  expect(facts.profile).toMatchObject([{ orderCount: 2, gapSeconds: [5] }]);
  for (const section of [
    'customer',
    'emailConsent',
    'visitors',
    'interactions',
    'recommendations',
    'recommendationEvents',
  ])
    expect(facts[section], section).toHaveLength(1);
  expect(JSON.stringify(facts)).not.toContain(String(BEN));
  expect((await listDataRequests(app, shopId))[0]?.downloadedAt).toBe(NOW);
  expect(await openDataRequest(app, other, '9999')).toBeNull();
  expect(await listDataRequests(app, other)).toEqual([]);
});

test('a redacted shop leaves no row, no delivery and no byte in the file, and other shops lose nothing', async () => {
  const { app } = await open();
  const other = addTestShop(app.db, 'other.myshopify.com');
  await fillShop(app, 'other.myshopify.com', other);
  const dump = () => mentions(app, `"shopId":${other}`, 'other.myshopify.com').sort();
  const before = dump();
  await putDelivery(app, 'shop/redact', { shop_id: 1, shop_domain: 'test-shop.myshopify.com' }, { triggeredAt: NOW });
  await putDelivery(app, 'orders/create', orderPayload());
  await drainAll(app);
  expect(mentions(app, '"shopId":1,', 'test-shop')).toEqual([]);
  expect(dump()).toEqual(before);
  const bytes = ['', '-wal']
    .map((end) => `${app.db.file}${end}`)
    .filter(existsSync)
    .map((file) => readFileSync(file));
  for (const file of bytes) expect(file.includes('test-shop.myshopify.com')).toBe(false);
});

test('what was sent before a shop was erased and comes later leaves nothing; a new install starts afresh', async () => {
  const { app } = await open();
  const redact = { shop_id: 1, shop_domain: 'test-shop.myshopify.com' };
  await deliverWebhook(app, 'shop/redact', redact, { triggeredAt: NOW });
  await deliverWebhook(app, 'shop/redact', redact, { triggeredAt: NOW });
  await deliverWebhook(app, 'orders/create', orderPayload(), { triggeredAt: NOW - 1 });
  expect(mentions(app, 'test-shop', 'orders/create')).toEqual([]);
  expect(app.db.sql.prepare('SELECT count(*) FROM Shop').pluck().get()).toBe(0);
  await deliverWebhook(app, 'orders/create', orderPayload(), { triggeredAt: NOW + 1 });
  expect(app.db.sql.prepare('SELECT count(*) FROM "Order"').pluck().get()).toBe(1);
});
