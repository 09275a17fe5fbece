import { expect, test } from 'vitest';
import { trainBuyAgain } from '#ml/models/buy-again/train-buy-again.ts';
import { loadOrders } from '#app/ingest/load-orders.ts';
import { findDue } from '#app/serving/find-due.ts';
import { REASON_TEXTS } from '#app/serving/reason-texts.ts';
import { writeDueReason } from '#app/serving/write-due-reason.ts';
import { selectPurchases } from '#app/training/select-purchases.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';
import { DAY, makeProduct, NOW } from './make-served-shop.ts';

const COFFEE = 1;
const WARDROBE = 2;
const TEA = 3;

/** Twenty customers: coffee every 20 days and tea every 30, each from a day of their own; one wardrobe each. */
function openShop() {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  let orderId = 0;
  const order = (customerId: number, daysAgo: number, lines: { productId: number; quantity?: number }[]) =>
    insertOrder(db, shopId, { orderId: ++orderId, orderedAt: NOW - daysAgo * DAY, customerId, lines });
  const fill = db.sql.transaction((customerId: number) => {
    for (let daysAgo = 200 + (customerId % 20); daysAgo > 0; daysAgo -= 20) {
      order(customerId, daysAgo, [{ productId: COFFEE, quantity: 2 }]);
    }
    for (let daysAgo = 180 + (customerId % 30); daysAgo > 0; daysAgo -= 30)
      order(customerId, daysAgo, [{ productId: TEA }]);
    order(customerId, 150, [{ productId: WARDROBE }]);
  });
  for (let customerId = 1; customerId <= 20; customerId++) fill(customerId);
  return { db, shopId, model: trainBuyAgain(selectPurchases(loadOrders(db, shopId)), { asOf: NOW }) };
}

const catalogOf = (products: ReturnType<typeof makeProduct>[]) => ({
  products,
  positions: new Map(products.map(({ productId }, position) => [productId, position])),
});

test('due again: what the buyer uses up, with its rhythm; not what is bought once in a life', () => {
  const { db, shopId, model } = openShop();
  const orders = selectPurchases(loadOrders(db, shopId, { customerId: 5 }));
  const catalog = catalogOf([makeProduct(WARDROBE), makeProduct(COFFEE), makeProduct(TEA)]);
  const due = findDue(model, catalog, orders, { now: NOW, limit: 5 });
  expect(due.map(({ position }) => position).sort()).toEqual([1, 2]);
  const coffee = due.find(({ position }) => position === 1)!;
  // Bought 205, 185, ... 5 days ago: 11 times.
  expect(coffee.reason).toEqual({
    kind: 'due',
    withPosition: null,
    by: 'bought',
    together: 11,
    expected: null,
    gapDays: coffee.due.gapDays,
  });
  expect(writeDueReason(coffee.due)).toBe('You buy this every 3 weeks');
  expect(coffee.due.lastBoughtAt).toBe(NOW - 5 * DAY);
  expect(coffee.due.dueAt).toBeGreaterThan(NOW + 10 * DAY);
  expect(coffee.due.dueAt).toBeLessThan(NOW + 20 * DAY);
  expect(coffee.due.dueFrom).toBeLessThanOrEqual(coffee.due.dueAt);
  expect(coffee.due.dueTo).toBeGreaterThanOrEqual(coffee.due.dueAt);
  expect(coffee.parts.map(({ name }) => name)).toContain('purchases');
  expect(coffee.score).toBe(coffee.due.probability);
  expect(findDue(model, catalog, orders, { now: NOW, limit: 1 }).length).toBe(1);
});

test('what nobody may see is found only to explain; what is deleted, never', () => {
  const { db, shopId, model } = openShop();
  const orders = selectPurchases(loadOrders(db, shopId, { customerId: 5 }));
  const catalog = catalogOf([makeProduct(COFFEE, { barrier: 'sold out' })]);
  expect(findDue(model, catalog, orders, { now: NOW, limit: 5 })).toEqual([]);
  expect(findDue(model, catalog, orders, { now: NOW, limit: 5, explains: true }).length).toBe(1);
});

test("the reason in a shopper's words", () => {
  const reasons: [purchases: number, gapDays: number, words: string][] = [
    [1, 20, 'Time for more?'],
    [2, 20, 'You have bought this twice'],
    [3, 0.2, 'You buy this every day'],
    [3, 4.4, 'You buy this every 4 days'],
    [4, 7.9, 'You buy this every week'],
    [4, 20, 'You buy this every 3 weeks'],
    [4, 90, 'You buy this every 3 months'],
    [4, 400, 'You have bought this 4 times'],
  ];
  for (const [purchases, gapDays, words] of reasons) expect(writeDueReason({ purchases, gapDays })).toBe(words);
  const inGerman = reasons.map(([purchases, gapDays]) => writeDueReason({ purchases, gapDays }, REASON_TEXTS.de));
  expect(inGerman).toEqual([
    'Zeit für Nachschub?',
    'Das haben Sie zweimal gekauft',
    'Das kaufen Sie jeden Tag',
    'Das kaufen Sie alle 4 Tage',
    'Das kaufen Sie jede Woche',
    'Das kaufen Sie alle 3 Wochen',
    'Das kaufen Sie alle 3 Monate',
    'Das haben Sie 4-mal gekauft',
  ]);
});
