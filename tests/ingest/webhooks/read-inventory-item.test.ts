import { expect, test } from 'vitest';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { deliverWebhook } from '#tests/support/deliver-webhook.ts';
import { productPayload } from '#tests/support/payloads.ts';

const NOW = Date.parse('2026-03-10T00:00:00Z');

function open() {
  const app = openTestApp({ now: () => NOW });
  addTestShop(app.db);
  return { app, all: (sql: string) => app.db.sql.prepare(sql).all() };
}

test('the cost of a unit, newest first, may come before its variant, and no product takes it away', async () => {
  const { app, all } = open();
  const item = { id: 60, sku: 'B-250', cost: '3.40', tracked: true, updated_at: '2026-03-01T00:00:00Z' };
  const costs = () => all('SELECT inventoryItemId, costMinor FROM InventoryItem');
  await deliverWebhook(app, 'products/create', productPayload({ id: 9, variants: [] }));
  await deliverWebhook(app, 'inventory_items/update', item);
  await deliverWebhook(app, 'products/create', productPayload());
  await deliverWebhook(app, 'inventory_items/update', { ...item, cost: '9.99', updated_at: '2026-02-01T00:00:00Z' });
  await deliverWebhook(app, 'products/update', productPayload({ updated_at: '2026-03-02T00:00:00Z' }));
  await deliverWebhook(app, 'inventory_items/update', { ...item, cost: undefined, updated_at: '2026-03-02T00:00:00Z' });
  expect(costs()).toEqual([{ inventoryItemId: 60, costMinor: 340 }]);
  await deliverWebhook(app, 'inventory_items/update', { ...item, cost: null, updated_at: '2026-03-03T00:00:00Z' });
  expect(costs()).toEqual([{ inventoryItemId: 60, costMinor: null }]);
});

test.each([{ cost: '-1.00' }, { cost: 'cheap' }, { updated_at: '2027-01-01T00:00:00Z' }])(
  'an inventory item with %j is refused',
  async (fault) => {
    const { app, all } = open();
    const item = { id: 60, cost: '3.40', updated_at: '2026-03-01T00:00:00Z', ...fault };
    await deliverWebhook(app, 'products/create', productPayload());
    await deliverWebhook(app, 'inventory_items/update', item);
    expect(all('SELECT topic FROM DeadLetter')).toEqual([{ topic: 'inventory_items/update' }]);
    expect(all('SELECT * FROM InventoryItem')).toEqual([]);
  },
);
