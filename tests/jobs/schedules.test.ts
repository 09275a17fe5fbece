import { expect, test } from 'vitest';
import { enqueueScheduledJobs } from '#app/jobs/enqueue-scheduled-jobs.ts';
import { enqueueStalledBackfills } from '#app/jobs/enqueue-stalled-backfills.ts';
import { enqueueTraining } from '#app/jobs/enqueue-training.ts';
import { pruneJobs } from '#app/jobs/prune-jobs.ts';
import { DAY, HOUR, MINUTE } from '#app/time.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

function open() {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const now = Date.now();
  const names = () => db.sql.prepare(`SELECT name FROM Job WHERE state = 'waiting' ORDER BY name`).pluck().all();
  const finish = () => db.sql.prepare(`UPDATE Job SET state = 'done', finishedAt = ?`).run(now);
  return { db, shopId, now, names, finish };
}

test('scheduled jobs come once a period, for installed shops', () => {
  const { db, now, names, finish } = open();
  addTestShop(db, 'gone.myshopify.com');
  db.sql.prepare(`UPDATE Shop SET uninstalledAt = 1 WHERE domain LIKE 'gone%'`).run();
  expect(enqueueScheduledJobs(db, now)).toBe(0);
  expect(enqueueScheduledJobs(db, now + HOUR)).toBe(2);
  expect(enqueueScheduledJobs(db, now + 2 * HOUR)).toBe(0);
  finish();
  const daily = ['prune', 'refresh-token', 'sync-segments'];
  expect(enqueueScheduledJobs(db, now + 25 * HOUR)).toBe(daily.length + 2);
  expect(names()).toEqual([...daily, 'reconcile-shop', 'send-digest'].sort());
});

test('training follows when one order in a hundred has changed, ten minutes apart, and comes daily without', () => {
  const { db, now, names, finish, shopId } = open();
  const change = (orders: number) => {
    const version = db.sql
      .prepare('UPDATE Shop SET factsVersion = factsVersion + 1 RETURNING factsVersion')
      .pluck()
      .get();
    for (let orderId = 1; orderId <= orders; orderId++)
      db.sql
        .prepare('INSERT OR REPLACE INTO OrderChange (shopId, orderId, version) VALUES (?, ?, ?)')
        .run(shopId, orderId, version);
  };
  expect(enqueueTraining(db, now)).toBe(0);
  change(1);
  expect(enqueueTraining(db, now)).toBe(1);
  finish();
  for (let orderId = 1; orderId <= 200; orderId++)
    insertOrder(db, shopId, { orderId, orderedAt: orderId, lines: [{ productId: 1 }] });
  trainShop(db, shopId, { now });
  change(2);
  expect(enqueueTraining(db, now + 5 * MINUTE)).toBe(0);
  // Two of two hundred are one in a hundred; more than that is needed.
  expect(enqueueTraining(db, now + 11 * MINUTE)).toBe(0);
  change(3);
  expect(enqueueTraining(db, now + 11 * MINUTE)).toBe(1);
  expect(names()).toEqual(['train-shop']);
  finish();
  expect(enqueueTraining(db, now + 23 * HOUR)).toBe(0);
  expect(enqueueTraining(db, now + 25 * HOUR)).toBe(1);
  finish();
  change(200);
  db.sql.prepare(`INSERT INTO Backfill (shopId, resource, state) VALUES (?, 'orders', 'running')`).run(shopId);
  expect(enqueueTraining(db, now + 26 * HOUR)).toBe(0);
});

test('an unfinished backfill without a job for an hour is taken up', () => {
  const { db, now, names, shopId, finish } = open();
  expect(enqueueStalledBackfills(db, now)).toBe(0);
  db.sql.prepare(`INSERT INTO Backfill (shopId, resource, state) VALUES (?, 'orders', 'reading')`).run(shopId);
  expect(enqueueStalledBackfills(db, now)).toBe(1);
  expect(names()).toEqual(['read-bulk-result']);
  finish();
  expect(enqueueStalledBackfills(db, now + 30 * MINUTE)).toBe(0);
  expect(enqueueStalledBackfills(db, now + 2 * HOUR)).toBe(1);
});

test('ended jobs go after a week, the last of each name stays', () => {
  const { db, now, shopId } = open();
  const add = db.sql.prepare(
    `INSERT INTO Job (shopId, jobId, name, state, runAt, createdAt, finishedAt) VALUES (?, ?, 'prune', ?, 0, 0, ?)`,
  );
  add.run(shopId, 'a', 'done', now - 9 * DAY);
  add.run(shopId, 'b', 'failed', now - 6 * DAY);
  add.run(shopId, 'c', 'waiting', null);
  pruneJobs(db, shopId, now);
  expect(db.sql.prepare('SELECT jobId FROM Job ORDER BY jobId').pluck().all()).toEqual(['b', 'c']);
  pruneJobs(db, shopId, now + 30 * DAY);
  expect(db.sql.prepare('SELECT jobId FROM Job ORDER BY jobId').pluck().all()).toEqual(['c']);
});
