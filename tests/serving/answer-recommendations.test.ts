import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createFactWriter } from '#app/ingest/write-facts.ts';
import { readCounters } from '#app/metrics.ts';
import { createRecommendationAnswerer } from '#app/serving/answer-recommendations.ts';
import { createServedShops } from '#app/serving/create-served-shops.ts';
import { listen } from '#tests/support/listen.ts';
import { accept, line, order } from '#tests/support/facts.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { signProxyQuery } from '#tests/support/sign-proxy-query.ts';
import { acceptProduct, openTestShop, publishModel } from './open-test-shop.ts';

const DAY = 86_400_000;
const answerSchema = z.object({
  recommendationId: z.string().regex(/^[\w-]{22}$/),
  modelVersion: z.string().nullable(),
  placement: z.string(),
  fallback: z.string().nullable(),
  trail: z.array(z.object({ fallback: z.string(), found: z.number(), used: z.number() })),
  products: z.array(
    z.object({
      id: z.string(),
      variantId: z.string(),
      handle: z.string(),
      title: z.string(),
      price: z.string(),
      compareAtPrice: z.string().nullable(),
      currency: z.string(),
      image: z.string().nullable(),
      url: z.string(),
      reason: z.string(),
      reasonDetail: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** Its clock stands still unless it is moved, however long a busy machine takes. */
async function start() {
  let now = Date.now();
  const app = openTestApp({ now: () => now });
  const shopId = openTestShop(app);
  const answerer = createRecommendationAnswerer(app);
  const origin = await listen((request, response) => answerer(request, response, new URL(request.url!, 'http://app')));
  const get = (query: Record<string, string>, { customerId, etag }: { customerId?: number; etag?: string } = {}) =>
    fetch(`${origin}/proxy/recommendations?${signProxyQuery(query, { at: app.now(), customerId })}`, {
      headers: etag ? { 'If-None-Match': etag } : {},
    });
  const ask = async (query: Record<string, string>, options?: { customerId?: number }) => {
    const response = await get(query, options);
    expect(response.status).toBe(200);
    return answerSchema.parse(await response.json());
  };
  const advance = (ms: number) => void (now += ms);
  return { app, shopId, answerer, origin, get, ask, advance };
}

const idsOf = (answer: { products: readonly { id: string }[] }) => answer.products.map(({ id }) => Number(id));

test('a product page is answered from the model, with id, version, reason and trail', async () => {
  const { app, shopId, ask, answerer } = await start();
  const version = publishModel(app, shopId);
  const query = { placement: 'product', product: '1', visitor: 'visitor-0001', limit: '3' };
  const answer = await ask(query);
  expect(answer).toMatchObject({ modelVersion: version, placement: 'product', fallback: 'co-purchase' });
  expect(idsOf(answer)).toEqual([2, 4, 5]);
  expect(answer.products[0]).toMatchObject({
    id: '2',
    variantId: '20',
    handle: 'product-2',
    price: '12.50',
    currency: 'GBP',
    url: `/products/product-2?rg=${answer.recommendationId}`,
    reason: 'Often bought with Product 1',
    reasonDetail: { kind: 'co-purchase', withProduct: { id: '1', title: 'Product 1' }, orders: 3 },
  });
  const reasonIn = async (locale: string) => (await ask({ ...query, locale })).products[0]!.reason;
  expect(await Promise.all(['de-AT', 'zh-TW', 'fr'].map(reasonIn))).toEqual([
    'Oft zusammen mit Product 1 gekauft',
    '常与Product 1一起购买',
    'Often bought with Product 1',
  ]);
  await answerer.close();
  const row = app.db.sql.prepare('SELECT * FROM Recommendation').all() as Record<string, unknown>[];
  expect(row).toHaveLength(1);
  expect(row[0]).toMatchObject({
    shopId,
    recommendationId: answer.recommendationId,
    placement: 'product',
    fallback: 'co-purchase',
    productId: 1,
    productIds: '[2,4,5]',
    visitorId: 'visitor-0001',
  });
});

test('the same answer has the same id and needs no second body', async () => {
  const { app, shopId, get, ask, answerer } = await start();
  publishModel(app, shopId);
  const query = { placement: 'product', product: '1', visitor: 'visitor-0001' };
  const etag = (await get(query)).headers.get('etag')!;
  const { recommendationId } = await ask(query);
  expect((await ask(query)).recommendationId).toBe(recommendationId);
  const again = await get(query, { etag });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await ask({ ...query, visitor: 'visitor-0002' })).recommendationId).not.toBe(recommendationId);
  await answerer.close();
  expect(app.db.sql.prepare('SELECT count(*) FROM Recommendation').pluck().get()).toBe(2);
});

test('where only a count moved, the body is new and the recommendation the same', async () => {
  const { app, shopId, get, ask, advance, answerer } = await start();
  publishModel(app, shopId);
  const query = { placement: 'product', product: '1', visitor: 'visitor-0001', limit: '1' };
  // Counts are loaded behind the first answers, then follow.
  const together = async () => (advance(1000), (await ask(query)).products[0]!.reasonDetail.orders);
  const putOrder = (orderId: number) =>
    accept(app.db, shopId, (facts) => {
      const orderedAt = app.now() - DAY;
      facts.order(order({ orderId, orderedAt, updatedAt: orderedAt, customerId: 14 }));
      for (const productId of [1, 2])
        facts.orderLine(line({ orderId, lineId: orderId + productId, productId, updatedAt: orderedAt }));
    });
  putOrder(990);
  await expect.poll(together).toBe(4);
  const before = await ask(query);
  const etag = (await get(query)).headers.get('etag')!;
  putOrder(995);
  await expect.poll(together).toBe(5);
  const response = await get(query, { etag });
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).not.toBe(etag);
  const after = answerSchema.parse(await response.json());
  expect(after.recommendationId).toBe(before.recommendationId);
  await answerer.close();
  expect(app.db.sql.prepare('SELECT count(*) FROM Recommendation').pluck().get()).toBe(1);
});

test('an entity tag weakened on the way, or one of several, needs no second body either', async () => {
  const { app, shopId, get, answerer } = await start();
  publishModel(app, shopId);
  const etag = (await get({ placement: 'home' })).headers.get('ETag')!;
  const statusOf = async (given: string) => (await get({ placement: 'home' }, { etag: given })).status;
  expect(await statusOf(`W/${etag}`)).toBe(304);
  expect(await statusOf(`"other", ${etag}`)).toBe(304);
  expect(await statusOf(`W/"other", ${etag.slice(0, -2)}"`)).toBe(200);
  await answerer.close();
});

test('junk is as if it had not been sent', async () => {
  const { ask, answerer } = await start();
  const plain = await ask({});
  expect(plain).toMatchObject({ placement: 'home', fallback: 'newest', modelVersion: null });
  expect(plain.products).toHaveLength(5);
  const junk = { placement: 'constructor', product: '1 OR 1=1', cart: 'x,,-3,9e9', visitor: '../', limit: '-1' };
  expect(await ask(junk)).toEqual(plain);
  expect((await ask({ limit: '999999' })).products).toHaveLength(5);
  expect((await ask({ limit: '0' })).products).toHaveLength(1);
  await answerer.close();
});

test('without a right signature there is no answer', async () => {
  const { origin, answerer, app } = await start();
  const forged = signProxyQuery({ placement: 'home' }, { secret: 'guessed' });
  const response = await fetch(`${origin}/proxy/recommendations?${forged}`);
  expect([response.status, await response.json()]).toMatchObject([401, { products: [] }]);
  const post = await fetch(`${origin}/proxy/recommendations?${signProxyQuery({})}`, { method: 'POST' });
  expect(post.status).toBe(405);
  await answerer.close();
  expect(app.db.sql.prepare('SELECT count(*) FROM Recommendation').pluck().get()).toBe(0);
});

test('a customer who is logged in sees what goes with their orders, and is joined to the visitor', async () => {
  const { app, shopId, ask, answerer, advance } = await start();
  publishModel(app, shopId);
  const { sql } = app.db;
  // Customer 21 bought product 1 long ago; 2 goes with it.
  sql.prepare(`UPDATE "Order" SET customerId = 21 WHERE orderId = 1`).run();
  sql.prepare(`DELETE FROM OrderLine WHERE orderId = 1 AND productId = 2`).run();
  const query = { placement: 'home', visitor: 'visitor-0021' };
  const known = await ask(query, { customerId: 21 });
  expect(known.products[0]).toMatchObject({ id: '2', reason: 'Because you bought Product 1' });
  expect((await ask({ placement: 'home', visitor: 'visitor-other' })).fallback).toBe('trending');
  await answerer.close();
  expect(sql.prepare('SELECT visitorId, customerId, joinedBy FROM VisitorIdentity').raw().all()).toEqual([
    ['visitor-0021', 21, 'login'],
  ]);
  // Once joined, the visitor is known without the log-in too.
  advance(6000);
  expect((await ask(query)).fallback).toBe('history');
  await answerer.close();
});

test('the joined visitor is known on the next visit, and what they looked at counts for a stranger', async () => {
  const { app, shopId, ask, answerer } = await start();
  publishModel(app, shopId);
  const { sql } = app.db;
  sql.prepare(`INSERT INTO VisitorIdentity VALUES (?, 'visitor-0011', 11, 'login', 0)`).run(shopId);
  const view = sql.prepare(
    `INSERT INTO Interaction (shopId, eventId, kind, visitorId, productId, occurredAt, receivedAt) VALUES (?, ?, 'view', ?, 1, ?, 0)`,
  );
  view.run(shopId, 'event-0001', 'visitor-0033', app.now());
  const joined = await ask({ placement: 'home', visitor: 'visitor-0011' });
  // Customer 11 has bought 1 and 2 fifty days ago: nothing new goes with them, and trending may repeat what is old.
  expect(joined.trail[0]).toEqual({ fallback: 'history', found: 0, used: 0 });
  const stranger = await ask({ placement: 'home', visitor: 'visitor-0033' });
  expect(stranger.products[0]).toMatchObject({ id: '2', reason: 'Because you looked at Product 1' });
  await answerer.close();
});

test('a new model and a changed catalogue are served within a second, a bad model never', async () => {
  // What is long to read is read less often: here nothing is.
  vi.spyOn(process, 'threadCpuUsage').mockReturnValue({ user: 0, system: 0 });
  const { app, shopId, ask, advance, answerer } = await start();
  const query = { placement: 'product', product: '1' };
  expect((await ask(query)).modelVersion).toBeNull();
  const version = publishModel(app, shopId);
  expect((await ask(query)).modelVersion).toBeNull();
  advance(1001);
  expect((await ask(query)).modelVersion).toBe(version);

  const { sql } = app.db;
  sql
    .prepare(
      `INSERT INTO ModelArtifact SELECT shopId, 'bad', sha256, 0, NULL, NULL, 0, 0, 0, '{}', x'00ff' FROM ModelArtifact`,
    )
    .run();
  sql.prepare(`UPDATE ServedModel SET version = 'bad'`).run();
  advance(2000);
  expect(await ask(query)).toMatchObject({ modelVersion: version, products: [{ id: '2' }, {}, {}, {}] });
  expect(readCounters(app).get('regulars_model_load_failures_total')).toBe(1);

  const writer = createFactWriter(app.db, shopId, null);
  const sellOut = sql.transaction(() => {
    writer.inventoryLevel({ inventoryItemId: 200, locationId: 1, available: 0, updatedAt: app.now() });
    writer.finish();
  });
  sellOut.immediate();
  advance(2000);
  expect(idsOf(await ask(query))).not.toContain(2);
  await answerer.close();
});

test('a process that starts on a damaged model serves the one before it, while that is whole', async () => {
  const { app, shopId, answerer } = await start();
  const version = publishModel(app, shopId);
  const { sql } = app.db;
  sql.exec(`INSERT INTO ModelArtifact
    SELECT shopId, 'flipped', sha256, trainedAt + 1, NULL, NULL, 0, 0, 0, '{}', x'00' || substr(bytes, 2) FROM ModelArtifact;
    UPDATE ServedModel SET version = 'flipped'`);
  await answerer.close();
  expect(createServedShops(app).get(shopId)).toMatchObject({ modelVersion: version });
  sql.exec(`UPDATE ModelArtifact SET bytes = x'00'`);
  expect(createServedShops(app).get(shopId)).toMatchObject({ modelVersion: null, model: null });
});

test('what cannot be sold or is left out by its tag is never shown: draft, unpublished, gift card, free, sold out, deleted', async () => {
  const { app, shopId, ask, answerer } = await start();
  publishModel(app, shopId);
  const updatedAt = app.now();
  acceptProduct(app, shopId, { productId: 2, change: { status: 'draft', updatedAt } });
  acceptProduct(app, shopId, { productId: 3, change: { publishedAt: null, updatedAt } });
  acceptProduct(app, shopId, { productId: 4, variant: { availableForSale: false, updatedAt }, change: { updatedAt } });
  acceptProduct(app, shopId, { productId: 6, change: { isGiftCard: true } });
  acceptProduct(app, shopId, { productId: 7, variant: { priceMinor: 0 } });
  acceptProduct(app, shopId, { productId: 8, change: { publishedAt: app.now() + DAY } });
  acceptProduct(app, shopId, { productId: 10, change: { tags: ['Gift', 'Regulars-Exclude'] } });
  acceptProduct(app, shopId, { productId: 9 });
  const remove = app.db.sql.transaction(() => {
    const writer = createFactWriter(app.db, shopId, null);
    writer.productDeleted(9, updatedAt);
    writer.finish();
  });
  remove.immediate();
  expect(idsOf(await ask({ placement: 'product', product: '1', limit: '24' }))).toEqual([5]);
  await answerer.close();
});

test('whatever breaks inside, the shopper gets an empty list', async () => {
  const { app, get, answerer } = await start();
  app.db.sql.exec('ALTER TABLE Product RENAME TO Gone');
  const response = await get({ placement: 'home' });
  expect([response.status, await response.json()]).toMatchObject([200, { recommendationId: null, products: [] }]);
  expect(readCounters(app).get('regulars_recommendation_failures_total')).toBe(1);
  await answerer.close();
});

test('one shop never sees the products of another', async () => {
  const { app, ask, answerer } = await start();
  app.db.sql.prepare(`INSERT INTO Shop (domain, createdAt) VALUES ('other.myshopify.com', 0)`).run();
  const other = app.db.sql.prepare(`SELECT id FROM Shop WHERE domain = 'other.myshopify.com'`).pluck().get() as number;
  acceptProduct(app, other, { productId: 77 });
  expect(idsOf(await ask({ limit: '24' }))).not.toContain(77);
  await answerer.close();
});
