import { expect, test, vi } from 'vitest';
import { collectCustomerFacts } from '#app/ingest/collect-customer-facts.ts';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { insertOrder } from '#tests/support/insert-order.ts';

/** Few rows, sealed: each must be opened, whoever is erased. */
const SMALL = ['DeadLetter', 'DataRequest'];

test('neither erasing a customer nor collecting what is held of one reads a table, or a shop, row by row', () => {
  const app = openTestApp();
  const shopId = addTestShop(app.db);
  insertOrder(app.db, shopId, { orderId: 1, orderedAt: app.now(), customerId: 5, lines: [] });
  const prepare = vi.spyOn(app.db.sql, 'prepare');
  collectCustomerFacts(app.db, shopId, 5, [1]);
  redactCustomer(app, shopId, { customerId: 5, orderIds: [1], redactedAt: app.now() });
  const texts = [...new Set(prepare.mock.calls.map(([text]) => text))];
  prepare.mockRestore();
  expect(texts.length).toBeGreaterThan(25);
  // A search by the shop alone goes through all of a shop's rows.
  const slow = texts.flatMap((text) => {
    const plan = app.db.sql.prepare(`EXPLAIN QUERY PLAN ${text.replaceAll(/[@?]\w*/g, '1')}`).all() as {
      detail: string;
    }[];
    return plan
      .map(({ detail }) => detail)
      .filter((detail) => /^SCAN (?!json_each)|\(shopId=\?\)/.test(detail) && !text.endsWith('LIMIT 1'))
      .filter((detail) => !SMALL.some((table) => detail.startsWith(`SEARCH ${table} `)))
      .map((detail) => `${detail}: ${text}`);
  });
  expect(slow).toEqual([]);
});
