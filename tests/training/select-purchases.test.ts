import { expect, test } from 'vitest';
import { loadOrders } from '#app/ingest/load-orders.ts';
import { selectPurchases } from '#app/training/select-purchases.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('a basket holds the distinct products that were kept, with their units', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  insertOrder(db, shopId, {
    orderId: 1,
    orderedAt: 10,
    customerId: 5,
    lines: [
      { productId: 9, quantity: 2 },
      { productId: 4, quantity: 3, refunded: [{ quantity: 1, netMinor: 10 }] },
      { productId: 9, quantity: 1 },
      { productId: 7, quantity: 1, refunded: [{ quantity: 1, netMinor: 10 }] },
      { productId: 8, isGiftCard: true },
      { productId: null },
    ],
  });
  insertOrder(db, shopId, { orderId: 2, orderedAt: 20, lines: [{ productId: null }] });
  expect(selectPurchases(loadOrders(db, shopId))).toEqual({
    orderedAt: Float64Array.of(10, 20),
    buyerIds: Float64Array.of(5, 0),
    offsets: Uint32Array.of(0, 2, 2),
    productIds: Float64Array.of(4, 9),
    // Of product 4 two of three are kept; product 9 is in two lines.
    units: Float32Array.of(2, 3),
  });
});
