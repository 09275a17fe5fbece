import { expect, test } from 'vitest';
import { enqueueJob } from '#app/jobs/enqueue-job.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

test('two waiting jobs of one name and key are one, with the newer payload and the earlier instant', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const first = enqueueJob(db, { shopId, name: 'read-bulk-result', payload: {}, runAt: 900 });
  const payload = { bulkOperationId: 'gid://shopify/BulkOperation/1' };
  expect(enqueueJob(db, { shopId, name: 'read-bulk-result', payload, runAt: 100 })).toBe(first);
  expect(enqueueJob(db, { shopId, name: 'read-bulk-result', payload, runAt: 500 })).toBe(first);
  expect(enqueueJob(db, { shopId, name: 'read-bulk-result', payload, key: 'other', runAt: 500 })).not.toBe(first);
  expect(db.sql.prepare('SELECT payload, runAt FROM Job WHERE jobId = ?').raw().get(first)).toEqual([
    JSON.stringify(payload),
    100,
  ]);
});

test('a job that runs does not keep a new one from waiting', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const first = enqueueJob(db, { shopId, name: 'prune', payload: {} });
  db.sql.prepare(`UPDATE Job SET state = 'running'`).run();
  expect(enqueueJob(db, { shopId, name: 'prune', payload: {} })).not.toBe(first);
});

test('a job enqueued in a transaction that is rolled back was never enqueued', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const roll = db.sql.transaction(() => {
    enqueueJob(db, { shopId, name: 'prune', payload: {} });
    throw new Error('no');
  });
  expect(roll).toThrow('no');
  expect(db.sql.prepare('SELECT count(*) FROM Job').pluck().get()).toBe(0);
});
