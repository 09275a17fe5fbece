import { expect, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
import { enqueueRefits } from '#app/jobs/enqueue-refits.ts';
import { JOBS } from '#app/jobs/jobs.ts';
import { runDueJobs } from '#app/jobs/run-due-jobs.ts';
import { getProfileFit } from '#app/profiles/get-profile-fit.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { DAY, MINUTE, SECOND } from '#app/time.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const NOW = Date.now();

function open() {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const finish = () => db.sql.prepare(`UPDATE Job SET state = 'done', finishedAt = createdAt`).run();
  return { db, shopId, finish };
}

function change(db: Database, shopId: number, orderIds: readonly number[]): void {
  const bump = 'UPDATE Shop SET factsVersion = factsVersion + 1 WHERE id = ? RETURNING factsVersion';
  const version = db.sql.prepare(bump).pluck().get(shopId);
  const note = db.sql.prepare('INSERT OR REPLACE INTO OrderChange (shopId, orderId, version) VALUES (?, ?, ?)');
  for (const orderId of orderIds) note.run(shopId, orderId, version);
}

test('a small shop is refitted after every change, ten seconds apart, and daily without', () => {
  const { db, shopId, finish } = open();
  expect(enqueueRefits(db, NOW)).toBe(0);
  change(db, shopId, [1]);
  expect(enqueueRefits(db, NOW)).toBe(1);
  expect(enqueueRefits(db, NOW)).toBe(0);
  finish();
  rebuildProfiles(db, shopId);
  expect(enqueueRefits(db, NOW + MINUTE)).toBe(0);
  change(db, shopId, [2]);
  expect(enqueueRefits(db, NOW + 9 * SECOND)).toBe(0);
  expect(enqueueRefits(db, NOW + 11 * SECOND)).toBe(1);
  finish();
  rebuildProfiles(db, shopId);
  expect(enqueueRefits(db, NOW + 23 * 60 * MINUTE)).toBe(0);
  expect(enqueueRefits(db, NOW + DAY + MINUTE)).toBe(1);
});

test('a large shop waits for one order in a hundred and ten minutes; no shop is refitted during a backfill', () => {
  const { db, shopId, finish } = open();
  change(db, shopId, [1]);
  rebuildProfiles(db, shopId);
  enqueueRefits(db, NOW);
  finish();
  db.sql.prepare('UPDATE ProfileFit SET orderCount = 6000').run();
  const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  change(db, shopId, ids(60));
  expect(enqueueRefits(db, NOW + 11 * MINUTE)).toBe(0);
  change(db, shopId, ids(61));
  expect(enqueueRefits(db, NOW + 9 * MINUTE)).toBe(0);
  db.sql.prepare(`INSERT INTO Backfill (shopId, resource, state) VALUES (?, 'orders', 'running')`).run(shopId);
  expect(enqueueRefits(db, NOW + 11 * MINUTE)).toBe(0);
  db.sql.prepare(`UPDATE Backfill SET state = 'done'`).run();
  expect(enqueueRefits(db, NOW + 11 * MINUTE)).toBe(1);
});

test('the job rebuilds in a thread of its own, and gives the same as a rebuild here', async () => {
  const app = createTestApp();
  const shopId = addTestShop(app.db);
  for (let orderId = 1; orderId <= 40; orderId++)
    insertOrder(app.db, shopId, {
      orderId,
      orderedAt: orderId * DAY,
      customerId: 1 + (orderId % 7),
      lines: [{ productId: 3 }],
    });
  await JOBS['fit-profiles'].run(app, shopId, {}, new AbortController().signal);
  const ofThread = app.db.sql.prepare('SELECT * FROM BuyerProfile').all();
  expect(ofThread).toHaveLength(7);
  expect(getProfileFit(app.db, shopId)?.orders).toBe(40);
  app.db.sql.exec('DELETE FROM BuyerProfile');
  rebuildProfiles(app.db, shopId);
  expect(app.db.sql.prepare('SELECT * FROM BuyerProfile').all()).toEqual(ofThread);
  const stopped = AbortSignal.abort(new Error('Stopped.'));
  await expect(JOBS['fit-profiles'].run(app, shopId, {}, stopped)).rejects.toThrow('Stopped.');
  expect(await runDueJobs(app)).toBe(0);
});
