import { expect, test } from 'vitest';
import { loadShopColumns } from '#app/ingest/load-shop-columns.ts';
import { createLentSnapshots } from '#app/measurement/reports/create-lent-snapshots.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('lent columns are of the shops they were lent for; what is made of them is made once, until others are lent', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const { columns, versions } = loadShopColumns(db, shopId);
  const shop = { id: shopId, ianaTimezone: 'Europe/London', currency: 'GBP' };
  const snapshots = createLentSnapshots();
  const open = (id = shopId) => snapshots.open({ ...shop, id }, 0);
  const hold = (...revisions: readonly number[]) =>
    snapshots.hold(
      revisions.map((revision, n) => ({
        shopId: shopId + n,
        revision,
        versions,
        readAt: revision,
        columns,
      })),
    );
  expect(snapshots.find(shop)).toBeNull();
  expect(() => open()).toThrow(`Cannot open columns: those of shop ${shopId} must be lent, got others.`);
  hold(1, 5);
  expect(open().columns).toBe(columns);
  expect(() => open(99)).toThrow('those of shop 99 must be lent');
  let count = 0;
  const make = () => ++count;
  expect([open().derive(make), open().derive(make), open(shopId + 1).derive(make)]).toEqual([1, 1, 2]);
  hold(1, 6);
  expect([open().derive(make), open(shopId + 1).derive(make)]).toEqual([1, 3]);
  hold(2);
  expect([open().derive(make), open().readAt, snapshots.find({ ...shop, id: shopId + 1 })]).toEqual([4, 2, null]);
});
