import { expect, test } from 'vitest';
import { getProfileFit } from '#app/profiles/get-profile-fit.ts';
import { loadProfiles } from '#app/profiles/load-profiles.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { rebuildStaleProfiles } from '#app/profiles/rebuild-stale-profiles.ts';
import { DAY } from '#app/time.ts';
import { insertOrder, type TestLine, type TestOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const line = (netMinor: number, productId = 1): TestLine => ({ productId, quantity: 1, netMinor });
const order = (
  orderId: number,
  customerId: number | null,
  orderedAt: number,
  lines: readonly TestLine[],
): TestOrder => ({
  ...{ orderId, customerId, orderedAt, lines },
});
const NOW = Date.UTC(2026, 0, 1);
const AHEAD = Date.UTC(2099, 0, 1);
const many = (count: number, make: (n: number) => TestOrder) => Array.from({ length: count }, (_, n) => make(n + 1));

const SHOPS: Readonly<Record<string, readonly TestOrder[]>> = {
  'no orders': [],
  'one order': [order(1, 7, NOW, [line(500)])],
  'guests only': many(50, (n) => order(n, null, NOW + n * DAY, [line(500)])),
  'an order without lines': [order(1, 7, NOW, [])],
  'lines without a product': [order(1, 7, NOW, [{ productId: null, netMinor: 500 }])],
  'a basket of 5,000 lines': [
    order(
      1,
      7,
      NOW,
      Array.from({ length: 5000 }, (_, n) => line(100, 1 + n)),
    ),
  ],
  'zero prices': many(300, (n) => order(n, 1 + (n % 210), NOW + n * DAY, [line(0)])),
  'only refunds': many(300, (n) =>
    order(n, 1 + (n % 210), NOW + n * DAY, [{ ...line(500), refunded: [{ quantity: 1, netMinor: 900 }] }]),
  ),
  'a clock far ahead': many(300, (n) => order(n, 1 + (n % 210), n === 300 ? AHEAD : NOW + n * DAY, [line(500)])),
  'all at one instant': many(300, (n) => order(n, 1 + (n % 210), NOW, [line(500)])),
  'one buyer of everything': many(300, (n) => order(n, 7, NOW + n * DAY, [line(500 * n)])),
  'nobody comes back': many(300, (n) => order(n, n, NOW + n * DAY, [line(500)])),
  'before 1970': many(300, (n) => order(n, 1 + (n % 210), -n * DAY, [line(500)])),
};

test.each(Object.entries(SHOPS))('%s: no crash, no NaN, the same alone and at once', (_name, orders) => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  db.sql.transaction(() => {
    for (const each of orders) insertOrder(db, shopId, each);
  })();
  rebuildProfiles(db, shopId);
  const rows = loadProfiles(db, shopId);
  expect(rows).toHaveLength(new Set(orders.flatMap(({ customerId }) => customerId ?? [])).size);
  db.sql.exec(
    'INSERT OR IGNORE INTO StaleProfile (shopId, customerId) SELECT shopId, customerId FROM BuyerProfile LIMIT 20',
  );
  rebuildStaleProfiles(db, Infinity);
  expect(loadProfiles(db, shopId)).toEqual(rows);
  for (const row of rows) {
    for (const value of Object.values(row)) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    for (const chance of [row.orderProbability90, ...row.dueProducts.map(({ probability }) => probability)])
      if (chance !== null) expect(chance >= 0 && chance <= 1).toBe(true);
    if (row.nextOrderFrom !== null) expect(row.nextOrderFrom).toBeGreaterThanOrEqual(row.scoredAt);
  }
  const fit = getProfileFit(db, shopId)!;
  expect(fit.orders).toBe(orders.length);
  expect(fit.rfm === null).toBe(rows.length < 100);
  expect(fit.rfm === null).toBe(fit.rfmShortage !== null);
  expect(fit.curves.length === 0).toBe(fit.curvesShortage !== null);
});
