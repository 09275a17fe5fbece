import { expect, test } from 'vitest';
import { loadShopColumns } from '#app/ingest/load-shop-columns.ts';
import { createLentSnapshots } from '#app/measurement/reports/create-lent-snapshots.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('lent columns are of one shop; what is made of them is made once, until others are lent', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const { columns } = loadShopColumns(db, shopId);
  const shop = { id: shopId, ianaTimezone: 'Europe/London', currency: 'GBP' };
  const snapshots = createLentSnapshots();
  const open = (id = shopId) => snapshots.open({ ...shop, id }, 0);
  const lend = (revision: number) => snapshots.lend({ shopId, revision, facts: '1 1', readAt: revision, columns });
  expect(() => open()).toThrow(`Cannot open columns: they must be of shop ${shopId}, got none.`);
  lend(1);
  expect(open().columns).toBe(columns);
  expect(() => open(99)).toThrow(`they must be of shop 99, got ${shopId}.`);
  let count = 0;
  const make = () => ++count;
  expect([open().derive(make), open().derive(make)]).toEqual([1, 1]);
  lend(1);
  expect(open().derive(make)).toBe(1);
  lend(2);
  expect([open().derive(make), open().readAt]).toEqual([2, 2]);
});
