import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import { markRepeats } from '#ml/measurement/mark-repeats.ts';
import type { App } from '#app/app.server.ts';
import { findOrderers, type OrdersInMemory } from '#app/ingest/find-orderers.ts';
import { loadShopColumns } from '#app/ingest/load-shop-columns.ts';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import type { OrdererQuestion } from '#app/ingest/write-orderer-query.ts';
import { acceptMessages } from '#tests/support/arbitrary-facts.ts';
import { arbitrarySales } from '#tests/support/arbitrary-sales.ts';
import { accept, line, order, product, T } from '#tests/support/facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';

const QUESTIONS: readonly OrdererQuestion[] = [1, 2, 5].flatMap((id) => [
  { productIds: [id] },
  { productIds: [id], isFirst: true },
  { productIds: [id, 3, 99] },
  { productTypes: [id === 5 ? '' : 'Tea'] },
  { productTypes: ['Tea', 'Coffee'], isFirst: true },
]);

function keepInMemory({ db }: Pick<App, 'db'>, shopId: number): OrdersInMemory {
  const { columns, versions } = loadShopColumns(db, shopId);
  const isRepeat = markRepeats(groupByBuyer(columns.customerIds), columns.orderIds.length);
  return { columns, versions, isRepeat: () => isRepeat };
}

const ascending = (ids: readonly number[]) => [...new Set(ids)].sort((a, b) => a - b);

test('orders in memory tell the same customers as the database, however old they are', () => {
  const app = openTestApp();
  app.db.sql.pragma('synchronous = OFF');
  let shop = 0;
  const history = fc.record({
    messages: arbitrarySales,
    readAfter: fc.nat(9),
    types: fc.array(fc.record({ after: fc.nat(29), productId: fc.integer({ min: 1, max: 5 }) }), { maxLength: 4 }),
    redactedAfter: fc.option(fc.nat(9), { freq: 3 }),
  });
  fc.assert(
    fc.property(history, ({ messages, readAfter, types, redactedAfter }) => {
      const shopId = addTestShop(app.db, `shop-${shop++}.myshopify.com`);
      let orders = keepInMemory(app, shopId);
      acceptMessages(app.db, shopId, messages, (index) => {
        for (const { after, productId } of types)
          if (after === index)
            accept(app.db, shopId, (facts) => {
              const productType = productId > 3 ? 'Tea' : 'Coffee';
              facts.product(product({ productId, productType, updatedAt: T + after }), []);
            });
        if (index === redactedAfter)
          app.db.sql
            .transaction(() => redactCustomer(app, shopId, { customerId: 2, orderIds: [], redactedAt: T }))
            .immediate();
        if (index === readAfter) orders = keepInMemory(app, shopId);
      });
      for (const question of QUESTIONS)
        expect(ascending(findOrderers(app.db, shopId, question, orders)), JSON.stringify(question)).toEqual(
          ascending(findOrderers(app.db, shopId, question)),
        );
    }),
    { numRuns: 80, seed: 3 },
  );
});

test('what memory tells is not read again: only who ordered since is asked of the database', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const buy = (orderId: number, customerId: number) =>
    accept(db, shopId, (facts) => {
      facts.order(order({ orderId, customerId, orderedAt: T + orderId }));
      facts.orderLine(line({ orderId, lineId: orderId * 10 }));
    });
  buy(1, 7);
  buy(2, 8);
  const orders = keepInMemory({ db }, shopId);
  buy(3, 9);
  db.sql.exec('DELETE FROM OrderLine WHERE orderId = 1');
  expect(ascending(findOrderers(db, shopId, { productIds: [5] }, orders))).toEqual([7, 8, 9]);
  expect(ascending(findOrderers(db, shopId, { productIds: [5] }))).toEqual([8, 9]);
});
