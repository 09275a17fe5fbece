import { expect, test } from 'vitest';
import { runDueJobs } from '#app/jobs/run-due-jobs.ts';
import { enqueueJob } from '#app/jobs/enqueue-job.ts';
import { DAY } from '#app/time.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';

test('the daily job deletes impressions, clicks and adds to cart after 400 days, with their recommendations', async () => {
  const app = createTestApp();
  const shopId = addTestShop(app.db);
  const other = addTestShop(app.db, 'other.myshopify.com');
  const now = app.now();
  const insert = app.db.sql.prepare(
    `INSERT INTO RecommendationEvent (shopId, eventId, kind, recommendationId, placement, occurredAt, receivedAt)
     VALUES (?, ?, ?, 'r', 'home', ?, 0)`,
  );
  for (const shop of [shopId, other])
    for (const kind of ['impression', 'click', 'addToCart'])
      for (const days of [399, 401]) insert.run(shop, `${kind}-${days}`, kind, now - days * DAY);
  app.db.sql
    .prepare(
      `INSERT INTO Recommendation (shopId, recommendationId, placement, fallback, productIds, issuedAt)
       VALUES (?, 'r', 'home', 'trending', '[5]', ?)`,
    )
    .run(shopId, now - 401 * DAY);
  enqueueJob(app.db, { shopId, name: 'prune', payload: {}, runAt: now });
  expect(await runDueJobs(app)).toBe(1);
  const left = app.db.sql.prepare('SELECT eventId FROM RecommendationEvent WHERE shopId = ? ORDER BY 1').pluck();
  expect(left.all(shopId)).toEqual(['addToCart-399', 'click-399', 'impression-399']);
  expect(left.all(other)).toHaveLength(6);
  expect(app.db.sql.prepare('SELECT count(*) FROM Recommendation').pluck().get()).toBe(0);
});
