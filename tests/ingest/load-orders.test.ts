import { expect, test } from 'vitest';
import { loadOrders } from '#app/ingest/load-orders.ts';
import { settleLine } from '#app/ingest/settle-line.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('settleLine: refunded units give back what the refund states', () => {
  // 3 units for 900; 1 given back for 250: 2 kept, 900 - 250 = 650.
  const line = { quantity: 3, currentQuantity: 2, netMinor: 900, refundedUnits: 1, refundedMinor: 250 };
  expect(settleLine(line)).toEqual({ remainingUnits: 2, netMinor: 650 });
});

test('settleLine: units removed by an edit take their share of the total, rounded down', () => {
  // 3 units for 1000, 1 refunded for 300, Shopify says 1 is left: 3 - 1 - 1 = 1 removed, floor(1000 / 3) = 333.
  const line = { quantity: 3, currentQuantity: 1, netMinor: 1000, refundedUnits: 1, refundedMinor: 300 };
  expect(settleLine(line)).toEqual({ remainingUnits: 1, netMinor: 1000 - 300 - 333 });
});

test('settleLine: a refund that is known before the order says so counts at once', () => {
  const line = { quantity: 2, currentQuantity: 2, netMinor: 500, refundedUnits: 2, refundedMinor: 500 };
  expect(settleLine(line)).toEqual({ remainingUnits: 0, netMinor: 0 });
});

test('settleLine: a line of no units is worth what it says', () => {
  const line = { quantity: 0, currentQuantity: 0, netMinor: 0, refundedUnits: 0, refundedMinor: 0 };
  expect(settleLine(line)).toEqual({ remainingUnits: 0, netMinor: 0 });
});

test('loadOrders gives counted orders by instant and id, with their settled lines', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  insertOrder(db, shopId, { orderId: 9, orderedAt: 1000, customerId: 5, lines: [{ productId: 70, netMinor: 400 }] });
  insertOrder(db, shopId, {
    orderId: 2,
    orderedAt: 2000,
    lines: [
      { productId: 71, quantity: 3, netMinor: 900, refunded: [{ quantity: 1, netMinor: 250 }] },
      { productId: 72, quantity: 2, currentQuantity: 1, netMinor: 301 },
      { productId: null, netMinor: 50 },
      { productId: 80, netMinor: 5000, isGiftCard: true, refunded: [{ quantity: 1, netMinor: 5000 }] },
    ],
  });
  insertOrder(db, shopId, { orderId: 1, orderedAt: 2000, customerId: 5, lines: [] });
  insertOrder(db, shopId, { orderId: 3, orderedAt: 500, test: true, lines: [{ productId: 70 }] });
  insertOrder(db, shopId, { orderId: 4, orderedAt: 500, cancelledAt: 600, lines: [{ productId: 70 }] });
  insertOrder(db, addTestShop(db, 'other.myshopify.com'), { orderId: 9, orderedAt: 1, lines: [{ productId: 1 }] });

  const snapshot = loadOrders(db, shopId);
  expect([...snapshot.orderIds]).toEqual([9, 1, 2]);
  expect([...snapshot.orderedAt]).toEqual([1000, 2000, 2000]);
  expect([...snapshot.customerIds]).toEqual([5, 5, 0]);
  // 900 - 250 = 650; one of two removed: 301 - floor(301 / 2) = 151; 50; the gift card is no revenue.
  expect([...snapshot.netRevenueMinor]).toEqual([400, 0, 650 + 151 + 50]);
  expect([...snapshot.lineOffsets]).toEqual([0, 1, 1, 5]);
  expect([...snapshot.lineIds]).toEqual([900, 200, 201, 202, 203]);
  expect([...snapshot.productIds]).toEqual([70, 71, 72, 0, 80]);
  expect([...snapshot.remainingUnits]).toEqual([1, 2, 1, 1, 0]);
  expect([...snapshot.lineNetMinor]).toEqual([400, 650, 151, 50, 0]);
  expect([...snapshot.isGiftCard]).toEqual([0, 0, 0, 0, 1]);
});

test('loadOrders of one customer is that part of the whole', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  for (let orderId = 1; orderId <= 6; orderId++) {
    const refunded = orderId % 3 === 0 ? [{ quantity: 1, netMinor: 30 }] : [];
    insertOrder(db, shopId, {
      orderId,
      orderedAt: 1000 - orderId,
      customerId: orderId % 2 ? 5 : 6,
      lines: [{ productId: orderId, quantity: 2, netMinor: 100 * orderId, refunded }],
    });
  }
  const snapshot = loadOrders(db, shopId, { customerId: 5 });
  expect([...snapshot.orderIds]).toEqual([5, 3, 1]);
  expect([...snapshot.netRevenueMinor]).toEqual([500, 270, 100]);
  expect([...snapshot.remainingUnits]).toEqual([2, 1, 2]);
});
