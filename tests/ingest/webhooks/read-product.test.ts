import { expect, test } from 'vitest';
import { deliverWebhook } from '#tests/support/deliver-webhook.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { productPayload } from '#tests/support/payloads.ts';

function open() {
  const app = openTestApp({ now: () => Date.parse('2026-03-10T00:00:00Z') });
  addTestShop(app.db);
  const all = (sql: string) => app.db.sql.prepare(sql).all();
  const states = () => all('SELECT state, body, attempts FROM WebhookDelivery');
  return { app, all, states };
}

test('a catalogue that was imported before the app was opened is kept up to date', async () => {
  const { app, all } = open();
  await deliverWebhook(app, 'products/create', productPayload());
  app.db.sql.exec('UPDATE Shop SET installedAt = NULL');
  const updated_at = '2026-03-01T00:00:00Z';
  await deliverWebhook(app, 'products/update', productPayload({ status: 'draft', updated_at }));
  await deliverWebhook(app, 'products/create', productPayload({ id: 8, variants: [] }));
  expect(all('SELECT productId, status FROM Product')).toEqual([
    { productId: 5, status: 'draft' },
    { productId: 8, status: 'active' },
  ]);
});

test('before the app was opened, the catalogue is let go: its currency is not known', async () => {
  const { app, all, states } = open();
  await deliverWebhook(app, 'products/create', productPayload(), { shop: 'new.myshopify.com' });
  expect(all('SELECT * FROM Product')).toEqual([]);
  expect(states()).toEqual([{ state: 'done', body: null, attempts: 1 }]);
});
