import { expect, test } from 'vitest';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { deliverWebhook } from '#tests/support/deliver-webhook.ts';
import { linePayload, orderPayload, productPayload, refundPayload } from '#tests/support/payloads.ts';

const NOW = Date.parse('2026-03-10T00:00:00Z');
/** A day and a half later: the clock of whoever says so is wrong. */
const AHEAD = '2026-03-11T12:00:00Z';

function open() {
  const app = openTestApp({ now: () => NOW });
  addTestShop(app.db);
  const all = (sql: string) => app.db.sql.prepare(sql).all();
  const states = () => all('SELECT state, body, attempts FROM WebhookDelivery');
  const letters = () => app.db.sql.prepare('SELECT reason FROM DeadLetter').pluck().all();
  return { app, all, states, letters };
}

test.each(['orders/create', 'orders/updated', 'orders/paid', 'orders/cancelled'])(
  '%s gives the order, and the body goes',
  async (topic) => {
    const { app, all, states } = open();
    await deliverWebhook(app, topic, orderPayload());
    expect(all('SELECT * FROM "Order"')).toEqual([
      {
        shopId: 1,
        orderId: 1001,
        name: '#1001',
        orderedAt: Date.parse('2026-03-01T09:00:00Z'),
        updatedAt: Date.parse('2026-03-01T09:00:05Z'),
        cancelledAt: null,
        test: 0,
        currency: 'GBP',
        customerId: 7,
        checkoutToken: 'token-1',
        countryCode: 'GB',
        sourceName: 'web',
        discountMinor: 150,
        discountCodes: '["WELCOME10"]',
      },
    ]);
    // 2 * 10.00 - 1.50 = 18.50; tax is not in the price.
    expect(all('SELECT netMinor, quantity, currentQuantity, productId FROM OrderLine')).toEqual([
      { netMinor: 1850, quantity: 2, currentQuantity: 2, productId: 5 },
    ]);
    expect(states()).toEqual([{ state: 'done', body: null, attempts: 1 }]);
  },
);

test.each([
  // 3 * 33.33 = 99.99; no floating point: 33.33 * 3 is 99.99 only in decimals.
  ['GBP', { quantity: 3, price: '33.33', discount_allocations: [] }, false, 9999],
  // Prices contain tax: 2 * 10.00 - 1.50 - 3.08 = 15.42.
  ['GBP', {}, true, 1542],
  // No minor unit: 2 * 500 - 100 = 900 yen.
  ['JPY', { price: '500', discount_allocations: [{ amount: '100' }] }, false, 900],
  // Three decimals: 2 * 1.255 - 0.001 = 2.509 dinar.
  ['KWD', { price: '1.255', discount_allocations: [{ amount: '0.001' }] }, false, 2509],
  // Without allocations the total discount counts: 2 * 10.00 - 0.40 = 19.60.
  ['GBP', { discount_allocations: undefined, total_discount: '0.40' }, false, 1960],
  // The shop's money counts, not what the buyer saw: 2 * 7.00 - 1.00 = 13.00.
  [
    'GBP',
    {
      price: '9.10',
      price_set: { shop_money: { amount: '7.00' } },
      discount_allocations: [{ amount: '1.30', amount_set: { shop_money: { amount: '1.00' } } }],
    },
    false,
    1300,
  ],
] as const)('the net of a line in %s: %j, taxes included: %s', async (currency, over, taxes_included, netMinor) => {
  const { app, all } = open();
  await deliverWebhook(
    app,
    'orders/create',
    orderPayload({ currency, taxes_included, line_items: [linePayload(over)] }),
  );
  expect(all('SELECT netMinor FROM OrderLine')).toEqual([{ netMinor }]);
});

test('refunds inside an order count, less tax where prices contain it', async () => {
  const { app, all } = open();
  const refunds = [
    refundPayload({
      refund_line_items: [{ id: 31, line_item_id: 11, quantity: 1, subtotal: '9.25', total_tax: '1.54' }],
    }),
  ];
  await deliverWebhook(app, 'orders/updated', orderPayload({ taxes_included: true, refunds }));
  expect(all('SELECT refundId, orderId, refundedAt FROM Refund')).toEqual([
    { refundId: 21, orderId: 1001, refundedAt: Date.parse('2026-03-05T12:00:01Z') },
  ]);
  // 9.25 - 1.54 = 7.71
  expect(all('SELECT lineId, quantity, netMinor FROM RefundLine')).toEqual([
    { lineId: 11, quantity: 1, netMinor: 771 },
  ]);
});

test('a refund before its order is kept; with tax in it, its amount waits for the order', async () => {
  const { app, all } = open();
  await deliverWebhook(app, 'refunds/create', refundPayload());
  expect(all('SELECT netMinor FROM RefundLine')).toEqual([{ netMinor: 925 }]);
  expect(all('SELECT name FROM Job')).toEqual([]);
  const taxed = [{ id: 32, line_item_id: 11, quantity: 1, subtotal: 9.25, total_tax: 1.54 }];
  await deliverWebhook(app, 'refunds/create', refundPayload({ id: 22, refund_line_items: taxed }));
  expect(all('SELECT refundId FROM Refund ORDER BY 1')).toEqual([{ refundId: 21 }, { refundId: 22 }]);
  expect(all('SELECT count(*) AS n FROM RefundLine')).toEqual([{ n: 1 }]);
  expect(all('SELECT name, payload FROM Job')).toEqual([{ name: 'refresh-order', payload: '{"orderId":1001}' }]);
});

test('an edited order is asked for again, once', async () => {
  const { app, all } = open();
  await deliverWebhook(app, 'orders/edited', { order_edit: { id: 1, order_id: 1001 } });
  await deliverWebhook(app, 'orders/edited', { order_edit: { id: 2, order_id: 1001 } });
  expect(all('SELECT name, payload, state FROM Job')).toEqual([
    { name: 'refresh-order', payload: '{"orderId":1001}', state: 'waiting' },
  ]);
});

test('customers are their ids and instants', async () => {
  const { app, all } = open();
  const person = {
    id: 7,
    email: 'ada@example.com',
    first_name: 'Ada',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-02-01T00:00:00Z',
  };
  await deliverWebhook(app, 'customers/create', person);
  await deliverWebhook(app, 'customers/update', { ...person, updated_at: '2026-02-02T00:00:00Z' });
  await deliverWebhook(app, 'customers/delete', { id: 7 }, { triggeredAt: NOW - 5 });
  await deliverWebhook(app, 'customers/update', person);
  expect(all('SELECT customerId, createdAt, updatedAt, deletedAt FROM Customer')).toEqual([
    {
      customerId: 7,
      createdAt: Date.parse('2026-01-01T00:00:00Z'),
      updatedAt: Date.parse('2026-02-02T00:00:00Z'),
      deletedAt: NOW - 5,
    },
  ]);
});

test('products with their variants; a deletion is final', async () => {
  const { app, all } = open();
  await deliverWebhook(app, 'products/create', productPayload());
  expect(all('SELECT title, productType, vendor, tags, status, imageUrl, isGiftCard FROM Product')).toEqual([
    {
      title: 'Espresso beans',
      productType: 'Coffee',
      vendor: 'Northwind',
      tags: '["beans","dark"]',
      status: 'active',
      imageUrl: 'https://cdn.example/beans.png',
      isGiftCard: 0,
    },
  ]);
  expect(
    all(
      'SELECT variantId, priceMinor, compareAtMinor, inventoryItemId, inventoryQuantity, availableForSale FROM Variant',
    ),
  ).toEqual([
    {
      variantId: 6,
      priceMinor: 850,
      compareAtMinor: null,
      inventoryItemId: 60,
      inventoryQuantity: 4,
      availableForSale: 1,
    },
  ]);
  await deliverWebhook(app, 'products/delete', { id: 5 });
  await deliverWebhook(app, 'products/update', productPayload({ updated_at: '2026-03-01T00:00:00Z' }));
  expect(all('SELECT deletedAt FROM Product')).toEqual([{ deletedAt: NOW }]);
  expect(all('SELECT * FROM Variant')).toEqual([]);
});

test.each([
  [{ inventory_quantity: 0 }, 0],
  [{ inventory_quantity: 0, inventory_policy: 'continue' }, 1],
  [{ inventory_quantity: 0, inventory_management: null }, 1],
  [{ inventory_quantity: 3 }, 1],
])('a variant of %j can be bought: %s', async (stock, availableForSale) => {
  const { app, all } = open();
  const variant = { id: 6, price: '8.50', inventory_policy: 'deny', inventory_management: 'shopify', ...stock };
  await deliverWebhook(app, 'products/create', productPayload({ variants: [variant] }));
  expect(all('SELECT availableForSale FROM Variant')).toEqual([{ availableForSale }]);
});

test('stock by location, newest first; untracked stock leaves no fact', async () => {
  const { app, all } = open();
  const level = { inventory_item_id: 60, location_id: 1, available: 3, updated_at: '2026-03-01T00:00:00Z' };
  await deliverWebhook(app, 'inventory_levels/update', level);
  await deliverWebhook(app, 'inventory_levels/update', { ...level, available: 9, updated_at: '2026-02-01T00:00:00Z' });
  await deliverWebhook(app, 'inventory_levels/update', { ...level, location_id: 2, available: null });
  expect(all('SELECT locationId, available FROM InventoryLevel')).toEqual([{ locationId: 1, available: 3 }]);
});

test('a finished bulk operation is read by a job', async () => {
  const { app, all } = open();
  const id = 'gid://shopify/BulkOperation/77';
  await deliverWebhook(app, 'bulk_operations/finish', { admin_graphql_api_id: id, status: 'completed' });
  expect(all('SELECT name, payload FROM Job')).toEqual([
    { name: 'read-bulk-result', payload: `{"bulkOperationId":"${id}"}` },
  ]);
});

test('an uninstall drops access and waiting work, unless the shop is back already', async () => {
  const { app, all } = open();
  const put = () => {
    app.db.sql.exec(`INSERT INTO Session (shopId, id) VALUES (1, 'offline_test-shop.myshopify.com')`);
    app.db.sql.exec(`INSERT INTO Job (shopId, jobId, name, runAt, createdAt) VALUES (1, 'j', 'prune', 0, 0)`);
  };
  put();
  app.db.sql.exec(`UPDATE Shop SET installedAt = ${NOW - 1000}`);
  await deliverWebhook(app, 'app/uninstalled', { id: 1 }, { triggeredAt: NOW - 5000 });
  expect(all('SELECT uninstalledAt FROM Shop')).toEqual([{ uninstalledAt: null }]);
  expect(all('SELECT id FROM Session')).toHaveLength(1);
  await deliverWebhook(app, 'app/uninstalled', { id: 1 }, { triggeredAt: NOW });
  expect(all('SELECT uninstalledAt FROM Shop')).toEqual([{ uninstalledAt: NOW }]);
  expect(all('SELECT id FROM Session UNION ALL SELECT jobId FROM Job')).toEqual([]);
});

test('the newest scopes stand, whatever the order of arrival', async () => {
  const { app, all } = open();
  await deliverWebhook(app, 'app/scopes_update', {
    id: 1,
    previous: [],
    current: ['read_orders', 'read_all_orders'],
    updated_at: '2026-03-02T00:00:00Z',
  });
  await deliverWebhook(app, 'app/scopes_update', {
    id: 1,
    previous: [],
    current: ['read_orders'],
    updated_at: '2026-03-01T00:00:00Z',
  });
  expect(all('SELECT scopes FROM Shop')).toEqual([{ scopes: 'read_all_orders,read_orders' }]);
});

test('nothing that names a person is stored', async () => {
  const { app } = open();
  await deliverWebhook(app, 'orders/create', orderPayload());
  await deliverWebhook(app, 'customers/create', {
    id: 7,
    email: 'ada@example.com',
    updated_at: '2026-02-01T00:00:00Z',
  });
  const tables = app.db.sql.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  const dump = JSON.stringify(tables.map((table) => app.db.sql.prepare(`SELECT * FROM "${table}"`).all()));
  expect(dump).not.toMatch(/ada@|lovelace|james square|7946/i);
});

test.each([
  ['bad JSON', Buffer.from('{"id": 1001,'), /must be JSON/],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /must be UTF-8/],
  ['a list', [], /one JSON object/],
  ['a depth bomb', Buffer.from(`{"id":1001,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), /64 levels/],
  ['no lines', orderPayload({ line_items: undefined }), /line_items must be a list, got nothing/],
  [
    'an id beyond 2^53',
    Buffer.from(JSON.stringify(orderPayload()).replace('"id":1001', '"id":9007199254740993')),
    /id must be a whole number/,
  ],
  [
    'an amount that is none',
    orderPayload({ line_items: [linePayload({ price: 'ten' })] }),
    /line_items.0.price must be a decimal, got a text of 3 characters/,
  ],
  [
    'a total beyond 2^53',
    orderPayload({ line_items: [linePayload({ price: '99999999999.99', quantity: 1000 })] }),
    /2\^53/,
  ],
  ['an order changed too late', orderPayload({ updated_at: AHEAD }), /order: .* at most a day from now/],
  ['an order placed too late', orderPayload({ processed_at: AHEAD }), /order: .* at most a day from now/],
  [
    'an order given back too late',
    orderPayload({ refunds: [refundPayload({ processed_at: AHEAD })] }),
    /refund: .* at most a day from now/,
  ],
  ['an instant that is none', orderPayload({ created_at: 'yesterday' }), /created_at must be an ISO 8601 instant/],
])('%s dies at once, with its reason', async (_, payload, reason) => {
  const { app, states, letters, all } = open();
  await deliverWebhook(app, 'orders/create', payload);
  expect(letters()).toEqual([expect.stringMatching(reason)]);
  expect(states()).toEqual([{ state: 'dead', body: null, attempts: 1 }]);
  expect(all('SELECT * FROM "Order" UNION ALL SELECT * FROM "Order"')).toEqual([]);
});

test('an unknown topic dies at once', async () => {
  const { app, letters } = open();
  await deliverWebhook(app, 'carts/update', { id: 1 });
  expect(letters()).toEqual(['Cannot read the webhook: its topic must be one the app asks for, got carts/update.']);
});
