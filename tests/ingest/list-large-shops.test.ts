import { expect, test } from 'vitest';
import { listLargeShops } from '#app/ingest/list-large-shops.ts';
import { noteOpened } from '#app/ingest/note-opened.ts';
import { HOUR } from '#app/time.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('large shops come by when their admin was opened last, to the hour, then by id', () => {
  const db = openTestDatabase();
  const shops = ['a', 'b', 'c', 'd'].map((name) => addTestShop(db, `${name}.myshopify.com`));
  const [a, b, c] = shops as [number, number, number];
  db.sql.exec('UPDATE Shop SET installedAt = 1');
  for (const shopId of [a, b, c]) insertOrder(db, shopId, { orderId: 1, customerId: 1, orderedAt: 1, lines: [] });
  expect(listLargeShops(db, 1)).toEqual([a, b, c]);
  noteOpened(db, c, 10 * HOUR);
  noteOpened(db, b, 11 * HOUR);
  expect(listLargeShops(db, 1)).toEqual([b, c, a]);
  // Half an hour after it was noted nothing is written; two hours after, it is.
  noteOpened(db, c, 10.5 * HOUR);
  const read = db.sql.prepare('SELECT openedAt FROM Shop WHERE id = ?').pluck();
  expect(read.get(c)).toBe(10 * HOUR);
  noteOpened(db, c, 12 * HOUR);
  expect(listLargeShops(db, 1)).toEqual([c, b, a]);
  expect(listLargeShops(db, 2)).toEqual([]);
});
