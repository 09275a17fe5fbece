import { expect, test } from 'vitest';
import { deleteInBatches } from '#app/ingest/delete-in-batches.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

function fill(count: number) {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const insert = db.sql.prepare('INSERT INTO StaleProfile (shopId, customerId) VALUES (?, ?)');
  for (let customerId = 1; customerId <= count; customerId++) insert.run(shopId, customerId);
  const left = () => db.sql.prepare('SELECT count(*) FROM StaleProfile').pluck().get();
  return { db, shopId, left };
}

test('deletes what meets the condition, a batch at a time, and says how many', async () => {
  const { db, shopId, left } = fill(25);
  const where = 'shopId = ? AND customerId <= ?';
  const count = deleteInBatches(db, 'StaleProfile', where, [shopId, 20], { rows: 8 });
  // The first batch is written at once; then it pauses.
  expect(left()).toBe(25 - 8);
  expect(await count).toBe(20);
  expect(left()).toBe(5);
});

test('stops between two batches when it is told to', async () => {
  const { db, shopId, left } = fill(25);
  const stopping = new AbortController();
  const count = deleteInBatches(db, 'StaleProfile', 'shopId = ?', [shopId], { rows: 8, signal: stopping.signal });
  stopping.abort();
  await expect(count).rejects.toThrow('aborted');
  expect(left()).toBe(25 - 8);
});
