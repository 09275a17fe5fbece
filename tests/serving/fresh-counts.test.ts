import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import { buildVocabulary } from '#ml/data/build-vocabulary.ts';
import { mergeRows } from '#ml/data/merge-rows.ts';
import { encodeLiveOrders } from '#ml/models/live/encode-live-orders.ts';
import { findAsOf } from '#ml/models/find-as-of.ts';
import { trainCoPurchase } from '#ml/models/train-co-purchase.ts';
import { trainPopularity } from '#ml/models/train-popularity.ts';
import type { App } from '#app/app.server.ts';
import type { Database } from '#app/db.server.ts';
import { loadOrders } from '#app/ingest/load-orders.ts';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';
import { advanceLiveShop } from '#app/serving/live/advance-live-shop.ts';
import { createLiveShops } from '#app/serving/live/create-live-shops.ts';
import { openLiveShop, type FactsVersions, type LiveShop } from '#app/serving/live/live-shop.ts';
import { selectPurchases } from '#app/training/select-purchases.ts';
import { acceptMessages, arbitraryMessages } from '#tests/support/arbitrary-facts.ts';
import { accept, line, order, T } from '#tests/support/facts.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';

/** Random moments at which the counts are compared with a rebuild: `REGULARS_CHECKPOINTS=1000` is the nightly form. */
const CHECKPOINTS = Number(process.env.REGULARS_CHECKPOINTS ?? 50);
vi.setConfig({ testTimeout: 60_000 + CHECKPOINTS * 5000 });

const OFTEN = { timeout: 60_000, interval: 5 };

function open() {
  const app = openTestApp();
  // Thousands of small transactions, of which none needs to outlive the test.
  app.db.sql.pragma('synchronous = OFF');
  return app;
}

function readVersions({ sql }: Database, shopId: number): FactsVersions {
  return sql.prepare('SELECT factsVersion, erasureVersion FROM Shop WHERE id = ?').get(shopId) as FactsVersions;
}

function catchUp(db: Database, shopId: number, live: LiveShop): LiveShop {
  const versions = readVersions(db, shopId);
  while (!advanceLiveShop(db, shopId, live, versions));
  return live;
}

function rebuild(db: Database, shopId: number): LiveShop {
  return catchUp(db, shopId, openLiveShop(readVersions(db, shopId)));
}

/** Every count and list that training makes of the orders, as the live counts give it. */
function expectTrained(db: Database, shopId: number, { counts }: LiveShop): void {
  const purchases = selectPurchases(loadOrders(db, shopId));
  const { orderedAt, buyerIds, productIds } = purchases;
  const vocabulary = buildVocabulary(productIds);
  const baskets = buildBasketMatrix(purchases, vocabulary);
  const buyers = mergeRows(baskets, buyerIds);
  const trend = counts.trending();
  const popularity = trainPopularity(baskets, orderedAt, { asOf: trend.asOf });
  const rows = [
    [trainCoPurchase(baskets), counts.coPurchaseRow, 'orders'],
    [trainCoPurchase(buyers), counts.alsoBoughtRow, 'buyers'],
  ] as const;
  expect(trend.asOf).toBe(findAsOf(orderedAt));
  const scores = new Map(Array.from(trend.productIds, (productId, at) => [productId, trend.scores[at]!]));
  for (const [index, productId] of vocabulary.entries()) {
    expect(counts.ordersOf(productId)).toBe(popularity.orders[index]);
    expect(scores.get(productId) ?? 0).toBe(popularity.trending[index]);
    for (const [trained, rowOf, over] of rows) {
      const [from, to] = [trained.offsets[index]!, trained.offsets[index + 1]!];
      const row = rowOf(productId);
      expect(row).toEqual({
        productIds: Float64Array.from(trained.products.subarray(from, to), (other) => vocabulary[other]!),
        scores: trained.scores.slice(from, to),
        together: trained.together.slice(from, to),
        expected: trained.expected.slice(from, to),
      });
      for (const [at, other] of row.productIds.entries())
        expect(counts.evidence(over, productId, other)).toEqual({
          together: row.together[at],
          expected: row.expected[at],
        });
    }
  }
}

function redact(app: App, shopId: number, customerId: number): void {
  const erase = app.db.sql.transaction(() => redactCustomer(app, shopId, { customerId, orderIds: [], redactedAt: T }));
  erase.immediate();
}

test(`at ${CHECKPOINTS} random moments the counts are those of a rebuild, byte for byte, and the rows those of training`, () => {
  const app = open();
  let left = CHECKPOINTS;
  let shop = 0;
  const history = fc.record({
    messages: arbitraryMessages,
    // After which message somebody is erased, and when the counts are brought up to date: mostly several messages late.
    redactions: fc.array(fc.record({ after: fc.nat(29), customerId: fc.integer({ min: 1, max: 3 }) }), {
      maxLength: 2,
    }),
    checkpoints: fc.uniqueArray(fc.nat(29), { minLength: 1, maxLength: 4 }),
    page: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(history, ({ messages, redactions, checkpoints, page }) => {
      if (left <= 0) return;
      const shopId = addTestShop(app.db, `shop-${shop++}.myshopify.com`);
      const live = Object.assign(openLiveShop(readVersions(app.db, shopId)), { page });
      acceptMessages(app.db, shopId, messages, (index) => {
        for (const { after, customerId } of redactions) if (after === index) redact(app, shopId, customerId);
        if (!checkpoints.includes(index)) {
          // A step in between, from the loading on: the rest comes when it comes.
          if (index % 3 === 0) advanceLiveShop(app.db, shopId, live, readVersions(app.db, shopId));
          return;
        }
        left--;
        catchUp(app.db, shopId, live);
        expect(encodeLiveOrders(live.orders)).toEqual(encodeLiveOrders(rebuild(app.db, shopId).orders));
        expectTrained(app.db, shopId, live);
      });
    }),
    { numRuns: 4 * CHECKPOINTS, endOnFailure: true },
  );
  expect(left).toBeLessThanOrEqual(0);
});

test('facts that came twice move nothing, and a cancelled, test or refunded order is counted no longer', () => {
  const { db } = open();
  const shopId = addTestShop(db);
  const put = (over: Parameters<typeof order>[0] = {}) =>
    accept(db, shopId, (facts) => {
      facts.order(order(over));
      facts.orderLine(line());
      facts.orderLine(line({ lineId: 12, productId: 8 }));
    });
  put();
  const live = rebuild(db, shopId);
  const { revision } = live.counts;
  put();
  expect(catchUp(db, shopId, live).counts.revision).toBe(revision);
  expect(live.counts.evidence('orders', 5, 8).together).toBe(1);

  accept(db, shopId, (facts) =>
    facts.refundLine({ refundId: 1, refundLineId: 1, orderId: 1, lineId: 12, quantity: 3, netMinor: 900 }),
  );
  catchUp(db, shopId, live);
  expect([live.counts.ordersOf(5), live.counts.ordersOf(8)]).toEqual([1, 0]);
  put({ updatedAt: T + 1, cancelledAt: T + 1 });
  expect(catchUp(db, shopId, live).counts.ordersOf(5)).toBe(0);
  put({ updatedAt: T + 2, test: true });
  expect(catchUp(db, shopId, live).counts.ordersOf(5)).toBe(0);
  put({ updatedAt: T + 3 });
  expect(catchUp(db, shopId, live).counts.ordersOf(5)).toBe(1);
});

test('orders accepted together are read page by page, none left out', () => {
  const { db } = open();
  const shopId = addTestShop(db);
  const live = Object.assign(rebuild(db, shopId), { page: 5 });
  accept(db, shopId, (facts) => {
    for (let orderId = 1; orderId <= 33; orderId++) {
      facts.order(order({ orderId }));
      facts.orderLine(line({ orderId, lineId: orderId }));
    }
  });
  expect(advanceLiveShop(db, shopId, live, readVersions(db, shopId))).toBe(false);
  expect(live.counts.ordersOf(5)).toBe(5);
  expect(catchUp(db, shopId, live).counts.ordersOf(5)).toBe(33);
});

test('an erased order leaves the counts, the feed and the memory of who bought; one refused at the door too', () => {
  const app = open();
  const { db } = app;
  const shopId = addTestShop(db);
  for (const orderId of [1, 2])
    accept(db, shopId, (facts) => {
      facts.order(order({ orderId, customerId: 6 + orderId }));
      facts.orderLine(line({ orderId, lineId: orderId }));
    });
  accept(db, shopId, (facts) => {
    facts.order(order({ orderId: 3, customerId: null }));
    facts.orderLine(line({ orderId: 3, lineId: 3 }));
  });
  const live = rebuild(db, shopId);
  expect(live.counts.ordersOf(5)).toBe(3);
  redact(app, shopId, 7);
  expect(catchUp(db, shopId, live).counts.ordersOf(5)).toBe(2);
  // The guest's order turns out to be of the erased customer.
  const writer = createFactWriter(db, shopId, null);
  db.sql
    .transaction(() => {
      writer.order(order({ orderId: 3, customerId: 7, updatedAt: T + 1 }));
      writer.finish();
    })
    .immediate();
  expect(catchUp(db, shopId, live).counts.ordersOf(5)).toBe(1);
  expect([...live.orders.orders.indices.keys(), ...live.orders.buyers.indices.keys()]).toEqual([2, 8]);
  expect(db.sql.prepare('SELECT orderId FROM OrderChange').pluck().all()).toEqual([2]);
});

test('loading goes on behind the answers, orders accepted meanwhile included; a shop that is too large rests', async () => {
  let ahead = 0;
  const app = { ...open(), now: () => Date.now() + ahead };
  const shopId = addTestShop(app.db);
  const put = (from: number, to: number) =>
    accept(app.db, shopId, (facts) => {
      for (let orderId = from; orderId < to; orderId++) {
        facts.order(order({ orderId }));
        facts.orderLine(line({ orderId, lineId: orderId }));
      }
    });
  put(1, 1500);
  const shops = createLiveShops(app);
  const get = () => shops.get(shopId, readVersions(app.db, shopId));
  expect(get()).toBeNull();
  put(1000, 1600);
  await vi.waitUntil(get, OFTEN);
  expect(get()!.ordersOf(5)).toBe(1599);
  put(1600, 1700);
  await vi.waitUntil(() => get()?.ordersOf(5) === 1699, OFTEN);

  // The orders of the two shops, and what the buyer of each bought.
  const two = addTestShop(app.db, 'small.myshopify.com');
  accept(app.db, two, (facts) => {
    facts.order(order());
    facts.orderLine(line());
  });
  const tight = createLiveShops(app, { maxOnes: 1000 });
  const getTight = (id: number) => tight.get(id, readVersions(app.db, id));
  await vi.waitUntil(() => getTight(two), OFTEN);
  const seen: unknown[] = [];
  for (let round = 0; round < 100; round++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push(getTight(shopId));
  }
  expect(new Set(seen)).toEqual(new Set([null]));
  // The small one made place; it comes back after a minute.
  expect(getTight(two)).toBeNull();
  ahead = 61_000;
  await vi.waitUntil(() => getTight(two), OFTEN);
});
