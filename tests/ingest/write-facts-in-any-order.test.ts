import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
import type { FactWriter } from '#app/ingest/facts.ts';
import { openTombstones } from '#app/ingest/fact-writers/open-tombstones.ts';
import { accept, line, order, product, T, variant } from '#tests/support/facts.ts';
import { FACT_TABLES } from '#tests/support/dump-facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const TABLES = [...FACT_TABLES, 'Redaction', 'StaleProfile'];

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
      countryCode: nullable(fc.constantFrom('DE', 'FR')),
      sourceName: nullable(fc.constantFrom('pos', 'web')),
      discountMinor: nullable(small(5)),
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
      isSubscription: fc.boolean(),
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
  fc
    .record({
      customerId: small(3),
      state: nullable(fc.constantFrom('subscribed', 'notSubscribed', 'unsubscribed', 'pending')),
      updatedAt: at,
    })
    .map(
      (fact): Act =>
        (facts) =>
          facts.emailConsent(fact),
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
  fc
    .record({ collectionId: small(2), updatedAt: at, title: fc.constantFrom('x', 'y'), listsProducts: fc.boolean() })
    .map(
      ({ listsProducts, ...fact }): Act =>
        (facts) =>
          facts.collection({ ...fact, handle: fact.title }, listsProducts),
    ),
  fc.record({ collectionId: small(2), productId: small(3), updatedAt: at }).map(
    (fact): Act =>
      (facts) =>
        facts.collectionProduct(fact),
  ),
  fc.record({ collectionId: small(2), at }).map(
    (gone): Act =>
      (facts) =>
        facts.collectionDeleted(gone.collectionId, gone.at),
  ),
  fc.record({ inventoryItemId: small(2), locationId: small(2), available: small(5), updatedAt: at }).map(
    (fact): Act =>
      (facts) =>
        facts.inventoryLevel(fact),
  ),
  fc.record({ inventoryItemId: small(2), costMinor: nullable(small(5)), updatedAt: at }).map(
    (fact): Act =>
      (facts) =>
        facts.unitCost(fact),
  ),
);

test('any order, any repetition and any grouping of the same facts leaves the same rows', () => {
  const db = openTestDatabase();
  // Thousands of small transactions, of which none needs to outlive the test.
  db.sql.pragma('synchronous = OFF');
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
