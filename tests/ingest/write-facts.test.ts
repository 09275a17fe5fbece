import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
import type { FactWriter, OrderFact, OrderLineFact, ProductFact, VariantFact } from '#app/ingest/facts.ts';
import { openTombstones } from '#app/ingest/fact-writers/open-tombstones.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const T = 1_700_000_000_000;

const order = (over: Partial<OrderFact> = {}): OrderFact => ({
  orderId: 1,
  name: '#1',
  orderedAt: T,
  updatedAt: T,
  cancelledAt: null,
  test: false,
  currency: 'GBP',
  customerId: 7,
  checkoutToken: null,
  ...over,
});

const line = (over: Partial<OrderLineFact> = {}): OrderLineFact => ({
  orderId: 1,
  lineId: 11,
  productId: 5,
  variantId: 6,
  quantity: 3,
  currentQuantity: 3,
  netMinor: 900,
  isGiftCard: false,
  updatedAt: T,
  ...over,
});

const product = (over: Partial<ProductFact> = {}): ProductFact => ({
  productId: 5,
  title: 'Espresso beans',
  handle: 'espresso-beans',
  productType: 'Coffee',
  vendor: 'Northwind',
  tags: ['dark', 'beans'],
  status: 'active',
  publishedAt: T,
  isGiftCard: false,
  imageUrl: null,
  createdAt: T,
  updatedAt: T,
  ...over,
});

const variant = (over: Partial<VariantFact> = {}): VariantFact => ({
  productId: 5,
  variantId: 6,
  title: '250 g',
  position: 1,
  priceMinor: 850,
  compareAtMinor: null,
  inventoryItemId: 60,
  inventoryQuantity: 4,
  availableForSale: true,
  updatedAt: T,
  ...over,
});

const TABLES = [
  'Order',
  'OrderLine',
  'Refund',
  'RefundLine',
  'Customer',
  'Product',
  'Variant',
  'InventoryLevel',
  'Redaction',
  'StaleProfile',
];

function dump(db: Database): string {
  return JSON.stringify(
    TABLES.map((table) =>
      db.sql
        .prepare(`SELECT * FROM "${table}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ),
  );
}

function accept(db: Database, shopId: number, act: (facts: FactWriter) => void): void {
  const facts = createFactWriter(db, shopId, Buffer.alloc(32, 1));
  db.sql
    .transaction(() => {
      act(facts);
      facts.finish();
    })
    .immediate();
}

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

type Act = (facts: FactWriter) => void;
const small = (max: number) => fc.integer({ min: 1, max });
const at = fc.integer({ min: 0, max: 2 }).map((step) => T + step);
const nullable = <V>(value: fc.Arbitrary<V>) => fc.option(value, { nil: null });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc
    .record({
      orderId: small(3),
      updatedAt: at,
      cancelledAt: nullable(at),
      test: fc.boolean(),
      customerId: nullable(small(3)),
      checkoutToken: nullable(fc.constantFrom('a', 'b')),
    })
    .map(
      (fields): Act =>
        (facts) =>
          facts.order(order(fields)),
    ),
  fc
    .record({
      orderId: small(3),
      lineId: small(2),
      updatedAt: at,
      quantity: small(3),
      currentQuantity: small(3),
      netMinor: small(5),
    })
    .map(
      (fields): Act =>
        (facts) =>
          facts.orderLine(line(fields)),
    ),
  small(3).map(
    (id): Act =>
      (facts) =>
        facts.refund({ refundId: id, orderId: id, refundedAt: T }),
  ),
  fc.record({ refundId: small(3), refundLineId: small(2), quantity: small(2), netMinor: small(9) }).map(
    (fields): Act =>
      (facts) =>
        facts.refundLine({ ...fields, orderId: fields.refundId, lineId: 1 }),
  ),
  fc.record({ customerId: small(3), updatedAt: at, createdAt: nullable(at) }).map(
    (fact): Act =>
      (facts) =>
        facts.customer(fact),
  ),
  fc.record({ customerId: small(3), at }).map(
    (gone): Act =>
      (facts) =>
        facts.customerDeleted(gone.customerId, gone.at),
  ),
  fc
    .record({
      updatedAt: at,
      title: fc.constantFrom('x', 'y'),
      ids: fc.uniqueArray(small(3)),
      isGiftCard: fc.boolean(),
    })
    .map(
      ({ updatedAt, title, ids, isGiftCard }): Act =>
        (facts) =>
          facts.product(
            product({ updatedAt, title, isGiftCard }),
            ids.map((variantId) => variant({ variantId, updatedAt })),
          ),
    ),
  fc.record({ variantId: small(3), updatedAt: at, priceMinor: small(9) }).map(
    (fields): Act =>
      (facts) =>
        facts.variant(variant(fields)),
  ),
  at.map(
    (deletedAt): Act =>
      (facts) =>
        facts.productDeleted(5, deletedAt),
  ),
  fc.record({ inventoryItemId: small(2), locationId: small(2), available: small(5), updatedAt: at }).map(
    (fact): Act =>
      (facts) =>
        facts.inventoryLevel(fact),
  ),
);

test('any order, any repetition and any grouping of the same facts leaves the same rows', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const key = Buffer.alloc(32, 1);
  const run = (groups: readonly (readonly Act[])[]) => {
    for (const table of TABLES) db.sql.exec(`DELETE FROM "${table}"`);
    openTombstones(db, shopId, key).add('customer', 3, T);
    for (const group of groups)
      accept(db, shopId, (facts) => {
        for (const step of group) step(facts);
      });
    db.sql.exec('DELETE FROM StaleProfile');
    return dump(db);
  };
  const schedule = fc.array(act, { minLength: 1, maxLength: 14 }).chain((acts) =>
    fc.record({
      acts: fc.constant(acts),
      again: fc
        .array(fc.constantFrom(...acts), { maxLength: 5 })
        .chain((extra) => fc.shuffledSubarray([...acts, ...extra], { minLength: acts.length + extra.length })),
      cut: fc.nat(14),
    }),
  );
  fc.assert(
    fc.property(schedule, ({ acts, again, cut }) => {
      expect(run([again.slice(0, cut), again.slice(cut)])).toBe(run([acts]));
    }),
    { numRuns: 200 },
  );
});
