import { expect, test } from 'vitest';
import { openDatabase } from '#app/db.server.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('a shop that was read before collections were asked for is asked for them, one that is gone is not', async () => {
  const db = openTestDatabase();
  const [here, gone, unread] = ['here', 'gone', 'unread'].map((name) => addTestShop(db, `${name}.myshopify.com`));
  const insert = db.sql.prepare(`INSERT INTO Backfill (shopId, resource, state) VALUES (?, ?, 'done')`);
  for (const resource of ['products', 'orders']) insert.run(here, resource);
  insert.run(gone, 'products');
  db.sql.prepare('UPDATE Shop SET uninstalledAt = 1 WHERE id = ?').run(gone);
  // As a database of the version before.
  db.sql.exec(`DROP TABLE Collection; DROP TABLE CollectionProduct;
    DELETE FROM _prisma_migrations WHERE migration_name = '20261122071000_collections'`);
  const { file } = db;
  const later = openDatabase(`file:${file}`);
  const read = (shopId: number | undefined) =>
    later.sql.prepare('SELECT resource, state FROM Backfill WHERE shopId = ? ORDER BY 1').raw().all(shopId);
  expect(read(here)).toEqual([
    ['collections', 'waiting'],
    ['orders', 'done'],
    ['products', 'done'],
  ]);
  expect(read(gone)).toEqual([['products', 'done']]);
  expect(read(unread)).toEqual([]);
  await later.close();
});
