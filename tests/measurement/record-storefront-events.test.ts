import { expect, test } from 'vitest';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import { getRecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import { createStorefrontEventReceiver } from '#app/measurement/record-storefront-events.ts';
import { readCounters } from '#app/metrics.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { listen } from '#tests/support/listen.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { signProxyQuery } from '#tests/support/sign-proxy-query.ts';

const DAY = 86_400_000;
const ISSUED = 'issued-recommendation0';

async function start({ now }: { readonly now?: () => number } = {}) {
  const app = openTestApp({ ...(now && { now }) });
  const shopId = addTestShop(app.db);
  const receiver = createStorefrontEventReceiver(app);
  const origin = await listen((request, response) => receiver(request, response, new URL(request.url!, 'http://app')));
  const issue = (recommendationId = ISSUED) =>
    app.db.sql
      .prepare(
        `INSERT INTO Recommendation (shopId, recommendationId, placement, fallback, productIds, issuedAt)
         VALUES (?, ?, 'product', 'co-purchase', '[42,43]', ?)`,
      )
      .run(shopId, recommendationId, app.now());
  const post = (body: unknown, customerId?: number) =>
    fetch(`${origin}/proxy/events?${signProxyQuery({}, { customerId })}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const rows = () =>
    app.db.sql.prepare('SELECT * FROM RecommendationEvent ORDER BY eventId').all() as Record<string, unknown>[];
  return { app, shopId, receiver, origin, issue, post, rows };
}

const event = (id: string, change: object = {}) => ({
  id,
  kind: 'impression',
  recommendationId: ISSUED,
  productId: '43',
  slot: 1,
  visitorId: 'visitor-0001',
  occurredAt: new Date().toISOString(),
  ...change,
});

test('what became of a recommendation is written once, in the slot it had, with the customer who is logged in', async () => {
  const { post, issue, rows, receiver, shopId, app } = await start();
  issue();
  const events = [event('event-0001'), event('event-0002', { kind: 'click' })];
  expect((await post({ events }, 70)).status).toBe(204);
  expect((await post({ events }, 70)).status).toBe(204);
  await receiver.close();
  expect(rows()).toHaveLength(2);
  expect(rows()[1]).toMatchObject({
    shopId,
    kind: 'click',
    recommendationId: ISSUED,
    placement: 'product',
    productId: 43,
    slot: 2,
    visitorId: 'visitor-0001',
    customerId: 70,
  });
  expect(app.db.sql.prepare('SELECT customerId FROM VisitorIdentity').pluck().all()).toEqual([70]);
});

test('of an erased customer who is logged in again, the act is kept and the customer is not', async () => {
  const { app, shopId, post, issue, rows, receiver } = await start();
  issue();
  app.db.sql
    .transaction(() => redactCustomer(app, shopId, { customerId: 70, orderIds: [], redactedAt: app.now() }))
    .immediate();
  await post({ events: [event('event-0001')] }, 70);
  await post({ events: [event('event-0002')] }, 71);
  await receiver.close();
  expect(rows().map(({ customerId }) => customerId)).toEqual([null, 71]);
});

test('an event may come before its recommendation is written', async () => {
  // It waits for some seconds; the clock stands still, however long this takes.
  const frozen = Date.now();
  const { post, issue, rows, receiver } = await start({ now: () => frozen });
  await post({ events: [event('event-0001')] });
  await new Promise((done) => setTimeout(done, 400));
  expect(rows()).toEqual([]);
  issue();
  await expect.poll(rows).toHaveLength(1);
  await receiver.close();
});

test('what was never issued, or was not in it, is refused and counted', async () => {
  const { app, post, issue, rows, receiver } = await start();
  issue();
  const unknown = event('event-0001', { recommendationId: 'never-issued-anywhere0' });
  expect((await post({ events: [unknown, event('event-0002', { productId: '99' })] })).status).toBe(204);
  await receiver.close();
  expect(rows()).toEqual([]);
  const name = 'regulars_recommendation_events_refused_total';
  expect(readCounters(app).get(`${name}{reason="unknown recommendation"}`)).toBe(1);
  expect(readCounters(app).get(`${name}{reason="unknown product"}`)).toBe(1);
});

test('malformed, too long, unsigned and not posted are refused', async () => {
  const { post, origin, receiver } = await start();
  const forged = signProxyQuery({}, { secret: 'guessed' });
  const statuses = [
    await post('not json'),
    await post({ events: [event('x')] }),
    await post({ events: Array.from({ length: 51 }, (_, i) => event(`event-${1000 + i}`)) }),
    await post('x'.repeat(64 * 1024 + 1)),
    await fetch(`${origin}/proxy/events?${forged}`, { method: 'POST', body: '{}' }),
    await fetch(`${origin}/proxy/events?${signProxyQuery({})}`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([400, 400, 400, 413, 401, 405]);
  await receiver.close();
});

test('activity: counts, the share of clicks, and the orders of those who clicked within seven days', async () => {
  const { app, shopId, post, issue, receiver } = await start();
  issue();
  const impressions = Array.from({ length: 100 }, (_, i) => event(`impression-${i}`));
  await post({ events: impressions.slice(0, 50) });
  await post({ events: impressions.slice(50) });
  const click = (id: string, visitorId: string, daysAgo = 0) =>
    event(id, { kind: 'click', visitorId, occurredAt: new Date(app.now() - daysAgo * DAY).toISOString() });
  await post({ events: [click('click-guest', 'visitor-guest'), click('click-nobody', 'visitor-nobody')] });
  const clickedAt = app.now();
  const occurredAt = new Date(clickedAt).toISOString();
  await post({ events: [{ ...click('click-70', 'visitor-70'), occurredAt }] }, 70);
  await receiver.close();
  const now = app.now();
  const { sql } = app.db;
  const order = (orderId: number, orderedAt: number, customerId: number | null, productId: number) =>
    insertOrder(app.db, shopId, { orderId, orderedAt, customerId, lines: [{ productId }] });
  order(1, now + DAY, 70, 43); // clicked by the customer the day before: counts
  order(2, now + 2 * DAY, 70, 42); // another product than the one clicked
  order(3, now + 8 * DAY, 70, 43); // more than seven days later
  order(4, now - DAY, 70, 43); // before the click
  order(5, now + DAY, 71, 43); // somebody else
  order(6, now + DAY, null, 43); // the guest's: the pixel saw it
  // In the second of the click, which is all that Shopify says of an order's instant: counts.
  order(8, Math.floor(clickedAt / 1000) * 1000, 70, 43);
  // The order still states one unit, but its refund is known already: nothing was kept.
  const givenBack = { productId: 43, currentQuantity: 1, refunded: [{ quantity: 1, netMinor: 100 }] };
  insertOrder(app.db, shopId, { orderId: 7, orderedAt: now + DAY, customerId: 70, lines: [givenBack] });
  sql
    .prepare(
      `INSERT INTO Interaction (shopId, eventId, kind, visitorId, orderId, occurredAt, receivedAt)
       VALUES (?, 'event-guest', 'purchase', 'visitor-guest', 6, 0, 0)`,
    )
    .run(shopId);
  const activity = getRecommendationActivity(app.db, shopId, { from: now - 30 * DAY, to: now + 30 * DAY });
  expect(activity).toMatchObject({
    impressions: 100,
    clicks: 3,
    addToCarts: 0,
    clickThroughRate: 0.03,
    byPlacement: { product: { impressions: 100, clicks: 3, addToCarts: 0 } },
    ordersAfterClick: 3,
  });
  expect(activity.lastClicks).toHaveLength(3);
  expect(activity.lastClicks.filter(({ isKnown }) => isKnown)).toHaveLength(1);
  const before = getRecommendationActivity(app.db, shopId, { from: now - 60 * DAY, to: now - 30 * DAY });
  expect(before).toMatchObject({ impressions: 0, clickThroughRate: null, ordersAfterClick: 0, lastClicks: [] });
});
