import { expect, test } from 'vitest';
import { loadOrders } from '#app/ingest/load-orders.ts';
import { loadPurchaseHistory } from '#app/ingest/load-purchase-history.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('what was kept: each product once, newest first, by units that neither a refund nor an edit took', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const give = (quantity: number) => ({ quantity, netMinor: quantity * 100 });
  insertOrder(db, shopId, {
    orderId: 1,
    orderedAt: 1000,
    customerId: 7,
    lines: [
      { productId: 10 },
      // Two refunds take both units, and the order does not say so yet: min(2, 2 - 1 - 1) = 0.
      { productId: 11, quantity: 2, currentQuantity: 2, refunded: [give(1), give(1)] },
      // One of three is left: min(3, 3 - 2) = 1.
      { productId: 12, quantity: 3, currentQuantity: 3, refunded: [give(2)] },
      // Taken out by an edit.
      { productId: 13, quantity: 2, currentQuantity: 0 },
      { productId: 14, isGiftCard: true },
      { productId: null },
    ],
  });
  insertOrder(db, shopId, { orderId: 2, orderedAt: 2000, customerId: 7, lines: [{ productId: 12 }] });
  insertOrder(db, shopId, { orderId: 3, orderedAt: 3000, customerId: 7, test: true, lines: [{ productId: 15 }] });
  insertOrder(db, shopId, { orderId: 4, orderedAt: 3000, customerId: 8, lines: [{ productId: 16 }] });
  expect(loadPurchaseHistory(db, shopId, 7)).toEqual([
    { productId: 12, at: 2000 },
    { productId: 10, at: 1000 },
  ]);
  // The columnar snapshot, from which models learn, says the same of the first order.
  const { remainingUnits } = loadOrders(db, shopId, { customerId: 7 });
  expect([...remainingUnits.subarray(0, 6)]).toEqual([1, 0, 1, 0, 1, 1]);
});
