import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startListener, type Heard } from './start-listener.ts';
import { API_SECRET, startTestSandbox } from './start-test-sandbox.ts';

const HOUR = 3_600_000;
const MUG = 'gid://shopify/ProductVariant/2';
const topicOf = ({ headers }: Heard): string => String(headers['x-shopify-topic']);
const idOf = ({ headers }: Heard): string => String(headers['x-shopify-webhook-id']);
const read = ({ body }: Heard) =>
  JSON.parse(body) as Record<string, never> & {
    line_items: Record<string, unknown>[];
    refunds: { refund_line_items: object[] }[];
  };

async function startShop(
  options: NonNullable<Parameters<typeof startTestSandbox>[0]>['options'] = {},
  status?: (heard: Heard) => number,
) {
  const app = await startListener(status);
  const sandbox = await startTestSandbox({ appUrl: app.url, options });
  await sandbox.getToken();
  const order = (quantity = 2) =>
    sandbox.store.placeOrder({
      customerId: 'gid://shopify/Customer/1',
      lines: [{ variantId: MUG, quantity }],
      checkoutToken: 'checkout-1',
      cartToken: 'cart-1',
    });
  return { app, sandbox, order };
}

test('a consent that changed is told without the address, since the app asks for two fields', async () => {
  const { app, sandbox } = await startShop();
  sandbox.store.setEmailConsent('gid://shopify/Customer/1', 'UNSUBSCRIBED');
  await sandbox.webhooks.settle();
  expect(app.heard.map(topicOf)).toEqual(['customers_email_marketing_consent/update']);
  expect(read(app.heard[0] as Heard)).toEqual({
    customer_id: 1,
    email_marketing_consent: {
      state: 'unsubscribed',
      opt_in_level: 'single_opt_in',
      consent_updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
    },
  });
});

test('an order tells orders/create and orders/paid in REST form, and the stock, signed over the exact bytes', async () => {
  const { app, sandbox, order } = await startShop();
  const placed = order();
  expect(placed).toMatchObject({ name: '#1004', totalPrice: '18.00' });
  await sandbox.webhooks.settle();
  expect(app.heard.map(topicOf).toSorted()).toEqual(['inventory_levels/update', 'orders/create', 'orders/paid']);
  for (const heard of app.heard) {
    expect(heard.path).toBe('/webhooks');
    expect(heard.headers['x-shopify-hmac-sha256']).toBe(
      createHmac('sha256', API_SECRET).update(heard.body).digest('base64'),
    );
    expect(heard.headers).toMatchObject({
      'x-shopify-shop-domain': 'little.myshopify.com',
      'x-shopify-api-version': '2026-10',
    });
    expect(Date.parse(String(heard.headers['x-shopify-triggered-at']))).toBeGreaterThan(0);
  }
  // One action, one event; every delivery its own id.
  expect(new Set(app.heard.map(({ headers }) => headers['x-shopify-event-id'])).size).toBe(1);
  expect(new Set(app.heard.map(idOf)).size).toBe(3);
  const create = read(app.heard.find((heard) => topicOf(heard) === 'orders/create') as Heard);
  expect(create).toMatchObject({
    id: 1004,
    total_price: '18.00',
    checkout_token: 'checkout-1',
    email: 'customer-1@customers.example',
    customer: { id: 1, first_name: 'Ada' },
  });
  expect(create.line_items).toMatchObject([
    { product_id: 2, variant_id: 2, quantity: 2, current_quantity: 2, price: '9.00', total_discount: '0.00' },
  ]);
  const level = read(app.heard.find((heard) => topicOf(heard) === 'inventory_levels/update') as Heard);
  // 10 on the shelf, 2 sold.
  expect(level).toMatchObject({ inventory_item_id: 2, location_id: 1, available: 8 });
});

test('a new cost tells inventory_items/update in REST form', async () => {
  const { app, sandbox } = await startShop();
  sandbox.store.updateProduct('gid://shopify/Product/2', { unitCost: '4.20' });
  await sandbox.webhooks.settle();
  expect(app.heard.map(topicOf).toSorted()).toEqual(['inventory_items/update', 'products/update']);
  const item = read(app.heard.find((heard) => topicOf(heard) === 'inventory_items/update') as Heard);
  expect(item).toMatchObject({ id: 2, cost: '4.20', admin_graphql_api_id: 'gid://shopify/InventoryItem/2' });
});

test('a refund and a cancellation tell what is left', async () => {
  const { app, sandbox, order } = await startShop();
  const placed = order(3);
  sandbox.store.refundOrder(placed.id, [{ lineId: placed.lines[0]!.lineId, quantity: 1 }]);
  sandbox.store.cancelOrder(placed.id);
  await sandbox.webhooks.settle();
  const refund = read(app.heard.find((heard) => topicOf(heard) === 'refunds/create') as Heard);
  expect(refund).toMatchObject({ order_id: 1004, refund_line_items: [{ quantity: 1, subtotal: 9, total_tax: 0 }] });
  const cancelled = read(app.heard.find((heard) => topicOf(heard) === 'orders/cancelled') as Heard);
  expect(cancelled.cancelled_at).not.toBeNull();
  expect(cancelled.line_items).toMatchObject([{ quantity: 3, current_quantity: 0 }]);
  expect(cancelled.refunds).toHaveLength(1);
  // 10 - 3 + 1 + 2: all back on the shelf.
  expect(sandbox.store.getVariant(MUG)?.variant.inventoryQuantity).toBe(10);
});

test('a refused delivery is tried again with the same id until it is taken', async () => {
  const { app, sandbox } = await startShop({ retryScale: 1 / 60_000 }, () => (app.heard.length < 3 ? 500 : 200));
  sandbox.store.createCustomer({ displayName: 'Bo' });
  await sandbox.webhooks.settle();
  expect(app.heard.map(topicOf)).toEqual(['customers/create', 'customers/create', 'customers/create']);
  expect(new Set(app.heard.map(idOf)).size).toBe(1);
  expect(sandbox.webhooks.list(1)).toMatchObject([{ state: 'delivered', attempts: 3, status: 200 }]);
});

test('after eight retries it is given up', async () => {
  const { app, sandbox } = await startShop({ retryScale: 1 / 1_000_000 }, () => 302);
  sandbox.store.createCustomer({ displayName: 'Bo' });
  await sandbox.webhooks.settle();
  expect(app.heard).toHaveLength(9);
  expect(sandbox.webhooks.list(1)).toMatchObject([{ state: 'failed', attempts: 9, status: 302 }]);
});

test('duplicates come with one id, drops never, and the log says so', async () => {
  const { app, sandbox, order } = await startShop({ duplicate: 1 });
  order();
  await sandbox.webhooks.settle();
  expect(app.heard).toHaveLength(6);
  expect(new Set(app.heard.map(idOf)).size).toBe(3);
  await sandbox.post('/_sandbox/modes', { duplicate: 0, drop: 1 });
  order();
  await sandbox.webhooks.settle();
  expect(app.heard).toHaveLength(6);
  const log = (await (await fetch(`${sandbox.url}/_sandbox/deliveries?limit=3`)).json()) as { state: string }[];
  expect(log.map(({ state }) => state)).toEqual(['dropped', 'dropped', 'dropped']);
});

test('shuffled deliveries overtake each other and all arrive', async () => {
  const { app, sandbox } = await startShop({ shuffleMs: 300 });
  for (let number = 0; number < 12; number += 1) sandbox.store.createCustomer({ displayName: `Customer ${number}` });
  await sandbox.webhooks.settle();
  const ids = app.heard.map((heard) => Number(read(heard)['id']));
  expect(ids.toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  expect(ids).not.toEqual(ids.toSorted((a, b) => a - b));
});

test('what waited when the sandbox stopped goes out after it starts again', async () => {
  const app = await startListener();
  const first = await startTestSandbox({ appUrl: app.url, options: { delayMs: HOUR } });
  await first.getToken();
  first.store.createCustomer({ displayName: 'Bo' });
  await first.close();
  expect(app.heard).toHaveLength(0);
  const second = await startTestSandbox({
    appUrl: app.url,
    folder: first.folder,
    dataFile: join(first.folder, 'sandbox.db'),
    options: { now: () => Date.now() + HOUR },
  });
  await second.webhooks.settle();
  expect(app.heard.map(topicOf)).toEqual(['customers/create']);
});

test('an app that is not installed hears of nothing but its end and people’s rights', async () => {
  const { app, sandbox, order } = await startShop();
  await sandbox.post('/_sandbox/uninstall');
  order();
  await sandbox.post('/_sandbox/customer-redact', { customerId: 'gid://shopify/Customer/1' });
  await sandbox.post('/_sandbox/shop-redact');
  await sandbox.webhooks.settle();
  expect(app.heard.map(topicOf)).toEqual(['app/uninstalled', 'customers/redact', 'shop/redact']);
  expect(read(app.heard[1] as Heard)).toMatchObject({ customer: { id: 1 }, orders_to_redact: [1004, 1002, 1001] });
});
