import { expect, test } from 'vitest';
import { createRecommendationLog, type IssuedRecommendation } from '#app/serving/create-recommendation-log.ts';
import { pruneRecommendations } from '#app/serving/prune-recommendations.ts';
import { DAY } from '#app/time.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const NOW = 1000 * DAY;

function open() {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const issue = db.sql.prepare(
    `INSERT INTO Recommendation (shopId, recommendationId, placement, fallback, productIds, issuedAt)
     VALUES (?, ?, 'home', 'trending', '[5]', ?)`,
  );
  const see = db.sql.prepare(
    `INSERT INTO RecommendationEvent (shopId, eventId, kind, recommendationId, placement, occurredAt, receivedAt)
     VALUES (?, ?, 'impression', ?, 'home', 0, 0)`,
  );
  const ids = (shop = shopId) =>
    db.sql.prepare('SELECT recommendationId FROM Recommendation WHERE shopId = ? ORDER BY 1').pluck().all(shop);
  return { db, shopId, issue, see, ids };
}

test('lists nobody saw go after 30 days, all of them after 400', async () => {
  const { db, shopId, issue, see, ids } = open();
  const other = addTestShop(db, 'other.myshopify.com');
  for (const shop of [shopId, other]) {
    issue.run(shop, 'unseen-29', NOW - 29 * DAY);
    issue.run(shop, 'unseen-31', NOW - 31 * DAY);
    issue.run(shop, 'seen-31', NOW - 31 * DAY);
    issue.run(shop, 'seen-399', NOW - 399 * DAY);
    issue.run(shop, 'seen-401', NOW - 401 * DAY);
  }
  for (const id of ['seen-31', 'seen-399', 'seen-401']) see.run(shopId, id, id);
  await pruneRecommendations(db, shopId, NOW);
  expect(ids()).toEqual(['seen-31', 'seen-399', 'unseen-29']);
  expect(ids(other)).toHaveLength(5);
});

test('more than a batch, issued at one instant, is pruned whole', async () => {
  const { db, shopId, issue, see, ids } = open();
  db.sql.transaction(() => {
    for (let i = 0; i < 2500; i++) {
      issue.run(shopId, `${i}`, NOW - 40 * DAY);
      if (i % 500 === 0) see.run(shopId, `${i}`, `${i}`);
    }
  })();
  await pruneRecommendations(db, shopId, NOW);
  expect(ids()).toEqual(['0', '1000', '1500', '2000', '500']);
});

test('a list that is issued again the next day is as young as that day', async () => {
  const app = openTestApp();
  const shopId = addTestShop(app.db);
  const log = createRecommendationLog(app);
  const answer: Omit<IssuedRecommendation, 'issuedAt'> = {
    ...{ shopId, recommendationId: 'same', placement: 'home', modelVersion: null, fallback: 'trending' },
    ...{ productId: null, productIds: [5], visitorId: null },
  };
  for (const issuedAt of [NOW, NOW + 1, NOW + 31 * DAY, NOW + 31 * DAY + 1]) log.record({ ...answer, issuedAt });
  await log.close();
  expect(app.db.sql.prepare('SELECT issuedAt FROM Recommendation').pluck().all()).toEqual([NOW + 31 * DAY]);
  await pruneRecommendations(app.db, shopId, NOW + 40 * DAY);
  expect(app.db.sql.prepare('SELECT count(*) FROM Recommendation').pluck().get()).toBe(1);
});
