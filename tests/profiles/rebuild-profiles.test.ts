import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitNothing } from '#ml/profiles/fit-nothing.ts';
import type { Database } from '#app/db.server.ts';
import { getShopVersions } from '#app/ingest/get-shop-versions.ts';
import { encodeProfileFit } from '#app/profiles/encode-profile-fit.ts';
import { getProfileFit } from '#app/profiles/get-profile-fit.ts';
import { getProfileRevision } from '#app/profiles/get-profile-revision.ts';
import { getProfile } from '#app/profiles/get-profile.ts';
import { loadProfiles } from '#app/profiles/load-profiles.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { rebuildStaleProfiles } from '#app/profiles/rebuild-stale-profiles.ts';
import { beginRefit, finishRefit } from '#app/profiles/refit.ts';
import { DAY } from '#app/time.ts';
import { acceptMessages, arbitraryMessages } from '#tests/support/arbitrary-facts.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

function countStale(db: Database): number {
  return db.sql.prepare('SELECT count(*) FROM StaleProfile').pluck().get() as number;
}

test('a profile holds the base facts of its buyer', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const line = (netMinor: number) => [{ productId: 1, quantity: 2, netMinor }];
  insertOrder(db, shopId, { orderId: 1, orderedAt: 10_000, customerId: 7, lines: line(1000) });
  insertOrder(db, shopId, { orderId: 2, orderedAt: 15_500, customerId: 7, lines: line(500) });
  insertOrder(db, shopId, {
    orderId: 3,
    orderedAt: 25_500,
    customerId: 7,
    lines: [{ productId: 1, quantity: 2, netMinor: 800, refunded: [{ quantity: 1, netMinor: 400 }] }],
  });
  insertOrder(db, shopId, { orderId: 4, orderedAt: 99_000, customerId: 7, cancelledAt: 99_500, lines: line(9999) });
  insertOrder(db, shopId, { orderId: 5, orderedAt: 99_000, customerId: 8, test: true, lines: line(9999) });
  expect(rebuildStaleProfiles(db, 100)).toBe(2);
  // 1000 + 500 + (800 - 400); gaps of 5.5 s and 10 s in whole seconds: 5, 10; their middle 7.5, cut to 7.
  expect(loadProfiles(db, shopId)).toMatchObject([
    {
      customerId: 7,
      firstOrderAt: 10_000,
      lastOrderAt: 25_500,
      orderCount: 3,
      netRevenueMinor: 1900,
      gapSeconds: Uint32Array.of(5, 10),
      medianGapSeconds: 7,
    },
  ]);
  expect(getProfile(db, shopId, 7)).toEqual(loadProfiles(db, shopId)[0]);
  expect(getProfile(db, shopId, 8)).toBeNull();
  expect(countStale(db)).toBe(0);
});

test('a buyer whose last counted order is cancelled is no buyer any more', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  insertOrder(db, shopId, { orderId: 1, orderedAt: 10, customerId: 7, lines: [] });
  rebuildStaleProfiles(db, 10);
  expect(getProfile(db, shopId, 7)?.medianGapSeconds).toBeNull();
  insertOrder(db, shopId, { orderId: 1, orderedAt: 10, cancelledAt: 20, customerId: 7, lines: [] });
  rebuildStaleProfiles(db, 10);
  expect(loadProfiles(db, shopId)).toEqual([]);
});

test('at most the limit is rebuilt, and of one shop when asked', () => {
  const db = openTestDatabase();
  const [one, two] = [addTestShop(db), addTestShop(db, 'two.myshopify.com')];
  for (let buyer = 1; buyer <= 40; buyer++) {
    insertOrder(db, one, { orderId: buyer, orderedAt: 10, customerId: buyer, lines: [] });
    insertOrder(db, two, { orderId: buyer, orderedAt: 10, customerId: buyer, lines: [] });
  }
  expect(rebuildStaleProfiles(db, 25)).toBe(25);
  expect(countStale(db)).toBe(55);
  expect(rebuildStaleProfiles(db, 100, { shopId: two })).toBe(40);
  expect(countStale(db)).toBe(15);
  expect(rebuildProfiles(db, one)).toMatchObject({ buyers: 40 });
  expect([loadProfiles(db, one).length, loadProfiles(db, two).length, countStale(db)]).toEqual([40, 40, 0]);
});

test('a full rebuild drops a profile without orders and repairs a wrong one', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  insertOrder(db, shopId, { orderId: 1, orderedAt: 10, customerId: 7, lines: [{ productId: 1, netMinor: 250 }] });
  rebuildProfiles(db, shopId);
  const expected = loadProfiles(db, shopId);
  db.sql.prepare('UPDATE BuyerProfile SET netRevenueMinor = 1').run();
  db.sql.exec('CREATE TEMP TABLE wrong AS SELECT * FROM BuyerProfile; UPDATE wrong SET customerId = 99');
  db.sql.exec('INSERT INTO BuyerProfile SELECT * FROM wrong');
  rebuildProfiles(db, shopId);
  expect(loadProfiles(db, shopId)).toEqual(expected);
});

test('what was made of the rows of a refit under way is not as new as those of its end', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  insertOrder(db, shopId, { orderId: 1, orderedAt: 10, customerId: 7, lines: [] });
  const waiting = getProfileRevision(db, shopId);
  rebuildStaleProfiles(db, 10);
  const rebuilt = getProfileRevision(db, shopId);
  const refit = { shopId, number: beginRefit(db, shopId), versions: getShopVersions(db, shopId) };
  const during = getProfileRevision(db, shopId);
  finishRefit(db, refit, { ...encodeProfileFit(fitNothing()), asOf: 10, orderCount: 1 });
  const refitted = getProfileRevision(db, shopId);
  expect(rebuilt).not.toBe(waiting);
  expect([rebuilt, during]).not.toContain(refitted);
});

test('any order, any repetition, rebuilt at any time: the same profiles as a full rebuild', () => {
  fc.assert(
    fc.property(arbitraryMessages, fc.infiniteStream(fc.boolean()), fc.nat(), (messages, moments, turn) => {
      const db = openTestDatabase();
      const [whole, bit] = [addTestShop(db), addTestShop(db, 'bit.myshopify.com')];
      acceptMessages(db, whole, messages);
      rebuildProfiles(db, whole);
      const start = messages.length > 0 ? turn % messages.length : 0;
      const repeated = [...messages.slice(start), ...messages.toReversed(), ...messages.slice(0, start)];
      acceptMessages(db, bit, repeated, () => {
        if (moments.next().value) rebuildStaleProfiles(db, 1, { shopId: bit });
      });
      rebuildStaleProfiles(db, Infinity);
      rebuildProfiles(db, bit);
      expect(loadProfiles(db, bit)).toEqual(loadProfiles(db, whole));
      expect(countStale(db)).toBe(0);
    }),
    { numRuns: 25 },
  );
});

test('RFM is scored on the shop as of its newest order, from 100 buyers', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const order = (buyer: number) => {
    const lines = [{ productId: 1, netMinor: buyer * 100 }];
    insertOrder(db, shopId, { orderId: buyer, orderedAt: buyer * DAY, customerId: buyer, lines });
  };
  for (let buyer = 1; buyer < 100; buyer++) order(buyer);
  rebuildProfiles(db, shopId);
  expect(getProfileFit(db, shopId)).toMatchObject({ rfm: null, rfmShortage: { n: 99, needed: 100 } });
  expect(getProfile(db, shopId, 1)?.recencyScore).toBeNull();
  order(100);
  rebuildProfiles(db, shopId);
  // Buyer b ordered 100 - b days before; everybody once; for b * 100.
  expect(getProfileFit(db, shopId)).toMatchObject({
    asOf: 100 * DAY,
    rfm: { recencyDays: [19, 39, 59, 79], frequency: [1, 1, 1, 1], monetaryMinor: [2000, 4000, 6000, 8000] },
  });
  const of = (customerId: number) => {
    const { recencyScore, frequencyScore, monetaryScore } = getProfile(db, shopId, customerId)!;
    return [recencyScore, frequencyScore, monetaryScore];
  };
  expect([of(1), of(50), of(100)]).toEqual([
    [1, 1, 1],
    [3, 1, 3],
    [5, 1, 5],
  ]);
});
