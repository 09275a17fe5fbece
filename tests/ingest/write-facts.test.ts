import { expect, test } from 'vitest';
import type { FactWriter } from '#app/ingest/facts.ts';
import { openTombstones } from '#app/ingest/fact-writers/open-tombstones.ts';
import { accept, line, order, product, T, variant } from '#tests/support/facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';
import type { Database } from '#app/db.server.ts';

test('the newest version of an order stands, and an older one that comes late changes nothing', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  accept(db, shopId, (facts) => facts.order(order({ updatedAt: T + 2, cancelledAt: T + 2 })));
  accept(db, shopId, (facts) => facts.order(order({ updatedAt: T + 1 })));
  expect(db.sql.prepare('SELECT updatedAt, cancelledAt FROM "Order"').get()).toEqual({
    updatedAt: T + 2,
    cancelledAt: T + 2,
  });
});

test('equal versions join column by column: cancelled stands, fewer current units stand', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  accept(db, shopId, (facts) => {
    facts.order(order({ cancelledAt: T, customerId: null }));
    facts.order(order({ cancelledAt: null, customerId: 7, test: true }));
    facts.orderLine(line({ currentQuantity: 1 }));
    facts.orderLine(line({ currentQuantity: 3 }));
  });
  expect(db.sql.prepare('SELECT cancelledAt, customerId, test FROM "Order"').get()).toEqual({
    cancelledAt: T,
    customerId: 7,
    test: 1,
  });
  expect(db.sql.prepare('SELECT quantity, currentQuantity FROM OrderLine').get()).toEqual({
    quantity: 3,
    currentQuantity: 1,
  });
});

test('a repeated fact bumps no version and marks nobody stale', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const both = (facts: FactWriter) => {
    facts.order(order());
    facts.orderLine(line());
    facts.product(product(), [variant()]);
  };
  accept(db, shopId, both);
  expect(db.sql.prepare('SELECT customerId FROM StaleProfile').pluck().all()).toEqual([7]);
  db.sql.exec('DELETE FROM StaleProfile');
  accept(db, shopId, both);
  expect(db.sql.prepare('SELECT count(*) FROM StaleProfile').pluck().get()).toBe(0);
  expect(db.sql.prepare('SELECT factsVersion, catalogVersion FROM Shop').get()).toEqual({
    factsVersion: 1,
    catalogVersion: 1,
  });
});

test('an order that changes hands marks both buyers stale', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  accept(db, shopId, (facts) => facts.order(order()));
  db.sql.exec('DELETE FROM StaleProfile');
  accept(db, shopId, (facts) => facts.order(order({ updatedAt: T + 1, customerId: 8 })));
  expect(db.sql.prepare('SELECT customerId FROM StaleProfile ORDER BY 1').pluck().all()).toEqual([7, 8]);
});

test('a line or a refund in a later transaction than its order marks the buyer stale', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  accept(db, shopId, (facts) => facts.order(order()));
  const acts: ((facts: FactWriter) => void)[] = [
    (facts) => facts.orderLine(line()),
    (facts) => facts.refund({ refundId: 3, orderId: 1, refundedAt: T }),
    (facts) => facts.refundLine({ refundId: 3, refundLineId: 4, orderId: 1, lineId: 11, quantity: 1, netMinor: 300 }),
    (facts) => facts.touchOrder(1),
  ];
  for (const act of acts) {
    db.sql.exec('DELETE FROM StaleProfile');
    accept(db, shopId, act);
    expect(db.sql.prepare('SELECT customerId FROM StaleProfile').pluck().all()).toEqual([7]);
  }
});

test('an erased customer stays erased: late orders, lines and refunds leave no row', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const key = Buffer.alloc(32, 1);
  accept(db, shopId, (facts) => facts.refund({ refundId: 3, orderId: 1, refundedAt: T }));
  db.sql.transaction(() => openTombstonesOf(db, shopId, key)).immediate();
  accept(db, shopId, (facts) => {
    facts.order(order());
    facts.orderLine(line());
    facts.customer({ customerId: 7, createdAt: T, updatedAt: T });
  });
  accept(db, shopId, (facts) => {
    facts.orderLine(line({ lineId: 12 }));
    facts.refund({ refundId: 4, orderId: 1, refundedAt: T });
    facts.refundLine({ refundId: 4, refundLineId: 5, orderId: 1, lineId: 12, quantity: 1, netMinor: 1 });
  });
  for (const table of ['Order', 'OrderLine', 'Refund', 'RefundLine', 'Customer', 'StaleProfile'])
    expect(db.sql.prepare(`SELECT count(*) FROM "${table}"`).pluck().get(), table).toBe(0);
  expect(db.sql.prepare('SELECT subject FROM Redaction').pluck().all().join()).not.toMatch(/\b7\b/);
});

function openTombstonesOf(db: Database, shopId: number, key: Buffer): void {
  openTombstones(db, shopId, key).add('customer', 7, T);
}

test('variants are those of the newest product version, and a deletion is final', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const variants = () => db.sql.prepare('SELECT variantId FROM Variant ORDER BY 1').pluck().all();
  accept(db, shopId, (facts) => facts.product(product(), [variant(), variant({ variantId: 7 })]));
  expect(variants()).toEqual([6, 7]);
  accept(db, shopId, (facts) => facts.product(product({ updatedAt: T + 1 }), [variant({ updatedAt: T + 1 })]));
  expect(variants()).toEqual([6]);
  accept(db, shopId, (facts) => facts.product(product(), [variant({ variantId: 7 })]));
  expect(variants()).toEqual([6]);
  accept(db, shopId, (facts) => facts.productDeleted(5, T + 2));
  accept(db, shopId, (facts) => facts.product(product({ updatedAt: T + 3 }), [variant({ updatedAt: T + 3 })]));
  expect(variants()).toEqual([]);
  expect(db.sql.prepare('SELECT deletedAt FROM Product').pluck().get()).toBe(T + 2);
});

test('a source that is silent on the country takes none away of the same version; a newer version is believed', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const read = () => db.sql.prepare('SELECT countryCode, sourceName, discountMinor FROM "Order"').raw().get();
  accept(db, shopId, (facts) => facts.order(order({ countryCode: 'DE', sourceName: 'web', discountMinor: 150 })));
  accept(db, shopId, (facts) => facts.order(order()));
  expect(read()).toEqual(['DE', 'web', 150]);
  // Sent elsewhere after all; the channel never changes.
  accept(db, shopId, (facts) => facts.order(order({ updatedAt: T + 1, countryCode: 'AT', discountMinor: 0 })));
  expect(read()).toEqual(['AT', 'web', 0]);
});

test('what is in a collection is what its newest list says; a head without a list takes nothing away', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const head = (updatedAt: number) => ({ collectionId: 1, title: `at ${updatedAt - T}`, handle: 'mugs', updatedAt });
  const read = () => [
    db.sql.prepare('SELECT title FROM Collection').pluck().get(),
    db.sql.prepare('SELECT productId FROM CollectionProduct ORDER BY 1').pluck().all(),
  ];
  accept(db, shopId, (facts) => {
    facts.collection(head(T), true);
    for (const productId of [5, 6]) facts.collectionProduct({ collectionId: 1, productId, updatedAt: T });
  });
  accept(db, shopId, (facts) => facts.collection(head(T + 2), false));
  expect(read()).toEqual(['at 2', [5, 6]]);
  accept(db, shopId, (facts) => {
    facts.collection(head(T + 1), true);
    facts.collectionProduct({ collectionId: 1, productId: 6, updatedAt: T + 1 });
    facts.collectionProduct({ collectionId: 1, productId: 5, updatedAt: T });
  });
  expect(read()).toEqual(['at 2', [6]]);
  accept(db, shopId, (facts) => facts.collectionDeleted(1, T + 3));
  accept(db, shopId, (facts) => facts.collectionProduct({ collectionId: 1, productId: 7, updatedAt: T + 4 }));
  expect(read()[1]).toEqual([]);
});
