import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadOrderTotals } from '#app/ingest/load-order-totals.ts';
import { loadOrders } from '#app/ingest/load-orders.ts';
import { getShopFigures } from '#app/measurement/get-shop-figures.ts';
import { insertOrder, type TestOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const line = fc
  .record({
    productId: fc.constant(1),
    quantity: fc.integer({ min: 1, max: 5 }),
    currentQuantity: fc.integer({ min: 0, max: 5 }),
    netMinor: fc.integer({ min: 0, max: 10_000 }),
    isGiftCard: fc.boolean(),
    refunded: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 2 }), netMinor: fc.nat(500) }), {
      maxLength: 2,
    }),
  })
  .map((row) => ({ ...row, currentQuantity: Math.min(row.currentQuantity, row.quantity) }));

const orders = fc
  .array(
    fc.record({
      orderedAt: fc.integer({ min: 1.7e12, max: 1.75e12 }),
      customerId: fc.option(fc.integer({ min: 1, max: 4 })),
      cancelledAt: fc.option(fc.constant(1.75e12), { freq: 5 }),
      test: fc.constantFrom(false, false, false, true),
      lines: fc.array(line, { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((order, index): TestOrder => ({ ...order, orderId: index + 1 })));

test('totals equal the sums over the lines, whatever was refunded, edited or a gift card', () => {
  const db = openTestDatabase();
  let number = 0;
  fc.assert(
    fc.property(orders, (list) => {
      const shopId = addTestShop(db, `shop-${++number}.myshopify.com`);
      for (const order of list) insertOrder(db, shopId, order);
      const whole = loadOrders(db, shopId);
      const totals = loadOrderTotals(db, shopId);
      for (const column of ['orderIds', 'orderedAt', 'customerIds', 'netRevenueMinor'] as const)
        expect(totals[column]).toEqual(whole[column]);
    }),
    { numRuns: 60, seed: 11 },
  );
});

test('figures do not depend on the order in which the facts came, and are kept until the facts change', () => {
  const db = openTestDatabase();
  const list = fc
    .sample(orders, { numRuns: 20, seed: 3 })
    .flat()
    .map((order, index) => ({ ...order, orderId: index + 1 }));
  const settings = { ianaTimezone: 'America/New_York', factsVersion: 1 };
  const [forward, backward] = [list, list.toReversed()].map((sequence, index) => {
    const id = addTestShop(db, `order-${index}.myshopify.com`);
    for (const order of sequence) insertOrder(db, id, order);
    return { id, ...settings };
  });
  const figures = getShopFigures(db, forward!);
  expect(getShopFigures(db, backward!)).toEqual(figures);
  expect(getShopFigures(db, forward!)).toBe(figures);
  insertOrder(db, forward!.id, { orderId: 10_000, orderedAt: 1.76e12, customerId: 9, lines: [{ productId: 1 }] });
  const after = getShopFigures(db, { ...forward!, factsVersion: 2 });
  expect(after.orders).toBe(figures.orders + 1);
  expect(after.asOf).toBe(1.76e12);
});
