import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebuildStaleProfiles } from '#app/profiles/rebuild-stale-profiles.ts';
import { hashState } from '#app/training/hash-state.ts';
import { acceptMessages, arbitraryMessages, type Message } from '#tests/support/arbitrary-facts.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

function hashOf(messages: readonly Message[], shopsBefore: number): string {
  const db = openTestDatabase();
  for (let i = 0; i < shopsBefore; i++) addTestShop(db, `other-${i}.myshopify.com`);
  const shopId = addTestShop(db);
  acceptMessages(db, shopId, messages, (index) => {
    if (index % 3 === 0) rebuildStaleProfiles(db, 2);
  });
  rebuildStaleProfiles(db, Infinity);
  return hashState(db, shopId);
}

test('any order and any repetition of the same messages, in any database: the same hash', () => {
  fc.assert(
    fc.property(
      arbitraryMessages.chain((messages) =>
        fc.tuple(
          fc.constant(messages),
          fc.shuffledSubarray([...messages, ...messages], { minLength: 2 * messages.length }),
        ),
      ),
      ([messages, delivered]) => {
        expect(hashOf(delivered, 2)).toBe(hashOf(messages, 0));
      },
    ),
    { numRuns: 25 },
  );
});

test('every fact that counts moves the hash, and nothing else does', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const lines = [{ productId: 1 }, { productId: 2, quantity: 2, netMinor: 300 }];
  insertOrder(db, shopId, { orderId: 1, orderedAt: 1000, customerId: 7, lines });
  insertOrder(db, shopId, { orderId: 2, orderedAt: 2000, lines });
  const hash = () => {
    rebuildStaleProfiles(db, Infinity);
    return hashState(db, shopId);
  };
  const seen = [hash()];
  expect(seen[0]).toMatch(/^[0-9a-f]{64}$/);

  db.sql.exec(
    `UPDATE "Order" SET updatedAt = updatedAt + 5, name = 'x'; UPDATE Shop SET catalogVersion = 9, currency = 'EUR'`,
  );
  insertOrder(db, shopId, { orderId: 3, orderedAt: 3000, cancelledAt: 1, customerId: 8, lines });
  expect(hash()).toBe(seen[0]);

  const changes = [
    () => insertOrder(db, shopId, { orderId: 4, orderedAt: 500, lines }),
    () => insertOrder(db, shopId, { orderId: 1, orderedAt: 1001, customerId: 7, lines }),
    () =>
      insertOrder(db, shopId, { orderId: 1, orderedAt: 1001, customerId: 7, lines: [{ productId: 1, netMinor: 99 }] }),
    () => db.sql.exec('UPDATE OrderLine SET currentQuantity = 0 WHERE orderId = 2 AND productId = 2'),
    () => db.sql.exec('UPDATE BuyerProfile SET orderCount = orderCount + 1'),
  ];
  for (const change of changes) {
    change();
    const next = hash();
    expect(seen).not.toContain(next);
    seen.push(next);
  }
});
