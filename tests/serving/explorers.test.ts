import { expect, test } from 'vitest';
import { loadNewcomerActs } from '#app/measurement/load-newcomer-acts.ts';
import { createRecommendationAnswerer } from '#app/serving/answer-recommendations.ts';
import { createExplorers, type LoadActs } from '#app/serving/create-explorers.ts';
import { saveExploring } from '#app/serving/merchandising/save-exploring.ts';
import { listChanges } from '#app/serving/merchandising/list-changes.ts';
import { saveVariety } from '#app/serving/merchandising/save-variety.ts';
import { undoChange } from '#app/serving/merchandising/undo-change.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { listen } from '#tests/support/listen.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { signProxyQuery } from '#tests/support/sign-proxy-query.ts';
import { makeProduct, makeServedShop } from './make-served-shop.ts';
import { acceptProduct, publishModel } from './open-test-shop.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const MIDNIGHT = Date.parse('2026-11-22T00:00:00Z');

/** A shop of 15 products that sell and three that are new, at eight in the morning. */
async function start() {
  let now = MIDNIGHT + 8 * HOUR;
  const app = openTestApp({ now: () => now });
  const { sql } = app.db;
  const shopId = addTestShop(app.db);
  for (let id = 1; id <= 18; id++)
    acceptProduct(app, shopId, { productId: id, change: id > 15 ? { publishedAt: MIDNIGHT - 5 * DAY } : {} });
  for (let id = 1; id <= 15; id++)
    insertOrder(app.db, shopId, { orderId: id, orderedAt: now - id * DAY, lines: [{ productId: id }] });
  publishModel(app, shopId);
  const answerer = createRecommendationAnswerer(app, {
    loadActs: (shop, period) => loadNewcomerActs(app.db, shop, period),
  });
  const origin = await listen((request, response) => answerer(request, response, new URL(request.url!, 'http://app')));
  const get = async (visitor: string | null, etag?: string) => {
    const query = { placement: 'home', limit: '10', ...(visitor === null ? {} : { visitor: `visitor-${visitor}` }) };
    const response = await fetch(`${origin}/proxy/recommendations?${signProxyQuery(query, { at: now })}`, {
      headers: etag ? { 'If-None-Match': etag } : {},
    });
    const body = await response.text();
    const products = body === '' ? [] : (JSON.parse(body) as { products: { id: string; reason: string }[] }).products;
    const tried = products.filter(({ id }) => Number(id) > 15);
    return { status: response.status, etag: response.headers.get('etag')!, products, tried };
  };
  const insert = sql.prepare(
    `INSERT INTO RecommendationEvent (shopId, eventId, kind, recommendationId, placement, productId, occurredAt, receivedAt)
     VALUES (?, ?, ?, 'r', 'home', ?, ?, 0)`,
  );
  let events = 0;
  const see = (productId: number, times: number, at: number, kind = 'impression') => {
    for (let n = 0; n < times; n++) insert.run(shopId, `event-${++events}`, kind, productId, at);
  };
  return { app, shopId, answerer, get, see, setNow: (at: number) => void (now = at) };
}

/** Counting goes on behind the answers. */
const OFTEN = { interval: 5 };

const visitors = Array.from({ length: 16 }, (_, n) => `number-${n}`);

test('over HTTP: a visitor is shown what is new, and the list and its tag hold all day, whatever is seen meanwhile', async () => {
  const { get, see, answerer, setNow } = await start();
  await expect.poll(async () => (await get('number-1')).tried.length, OFTEN).toBe(1);
  const first = await Promise.all(visitors.map((visitor) => get(visitor)));
  expect(first.every(({ tried }) => tried.length === 1 && tried[0]!.reason === 'New in the shop')).toBe(true);
  expect(new Set(first.map(({ tried }) => tried[0]!.id))).toEqual(new Set(['16', '17', '18']));
  // 16 is seen a thousand times this morning and nobody clicks: tomorrow's list will know.
  see(16, 1000, MIDNIGHT + 9 * HOUR);
  setNow(MIDNIGHT + 23 * HOUR);
  for (const [n, visitor] of visitors.entries()) expect((await get(visitor, first[n]!.etag)).status).toBe(304);
  setNow(MIDNIGHT + 25 * HOUR);
  const triedTomorrow = async () => {
    const tomorrow = await Promise.all(visitors.map((visitor) => get(visitor)));
    return [...new Set(tomorrow.map(({ tried }) => tried[0]!.id))].sort();
  };
  await expect.poll(triedTomorrow, OFTEN).toEqual(['17', '18']);
  await answerer.close();
});

test('over HTTP: a visitor without an id sees what all of them see, and nothing is tried on them', async () => {
  const { get, answerer } = await start();
  await expect.poll(async () => (await get('number-1')).tried.length, OFTEN).toBe(1);
  const nobody = await get(null);
  expect(nobody.tried).toEqual([]);
  expect(nobody.products.map(({ id }) => Number(id))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await answerer.close();
});

test('a merchant can switch it off and take that back, and the log tells it from how mixed lists are', async () => {
  const { app, shopId, get, answerer, setNow } = await start();
  const author = { userId: null, now: MIDNIGHT };
  await expect.poll(async () => (await get('number-1')).tried.length, OFTEN).toBe(1);
  expect(saveExploring(app.db, { shopId, explores: true, seen: true }, author)).toEqual({ state: 'same' });
  saveExploring(app.db, { shopId, explores: false, seen: true }, author);
  // Whoever still sees it switched on, and leaves it so, is told that it was changed.
  expect(saveExploring(app.db, { shopId, explores: true, seen: true }, author)).toEqual({ state: 'changed' });
  saveVariety(app.db, { shopId, variety: 'mild', seen: 'off' }, author);
  setNow(MIDNIGHT + 9 * HOUR);
  expect((await get('number-1')).tried).toEqual([]);
  expect(listChanges(app.db, shopId).map(({ what, canUndo }) => [what, canUndo])).toEqual([
    ['Lists set to mixed (was: as it comes)', true],
    ['New products are no longer tried out', true],
  ]);
  expect(undoChange(app.db, { shopId, changeId: 1 }, author)).toMatchObject({ state: 'done', changeId: 3 });
  expect(undoChange(app.db, { shopId, changeId: 1 }, author)).toEqual({ state: 'changed' });
  expect(undoChange(app.db, { shopId, changeId: 2 }, author)).toMatchObject({ state: 'done', changeId: 4 });
  setNow(MIDNIGHT + 10 * HOUR);
  expect((await get('number-1')).tried).toHaveLength(1);
  await answerer.close();
});

const CATALOG = makeServedShop(
  [1, 2].map((id) => makeProduct(id, { publishedAt: MIDNIGHT - id * DAY })),
  [],
).catalog;

test('acts are read once a day, by quarters of a day over the thirty days up to its beginning', async () => {
  let now = MIDNIGHT + HOUR;
  const asked: number[][] = [];
  const loadActs: LoadActs = (_shopId, { from, to }) => {
    asked.push([from, to]);
    return [{ productId: 1, impressions: 1, clicks: 0 }];
  };
  const explorers = createExplorers(openTestApp({ now: () => now }), { loadActs });
  await expect.poll(() => explorers.get(1, CATALOG, 'v'), OFTEN).not.toBeNull();
  const found = explorers.get(1, CATALOG, 'v')!;
  expect(asked).toHaveLength(120);
  expect([asked[0]![0], asked.at(-1)![1]]).toEqual([MIDNIGHT - 30 * DAY, MIDNIGHT]);
  expect(asked.every(([from, to], n) => to! - from! === 6 * HOUR && from === MIDNIGHT - 30 * DAY + n * 6 * HOUR)).toBe(
    true,
  );
  // 120 impressions without a click: (10 + 0) / (500 + 120).
  expect(found).toMatchObject({ day: MIDNIGHT / DAY, visitor: 'v', clickRate: 10 / 620 });
  expect(found.newcomers.map(({ productId }) => productId)).toEqual([2]);
  now += 20 * HOUR;
  expect(explorers.get(1, CATALOG, 'v')).toEqual(found);
  expect(asked).toHaveLength(120);
  expect(explorers.get(1, CATALOG, null)).toBeNull();
});

test('while a long history is counted the day before goes on serving, and nothing is waited for', async () => {
  let now = MIDNIGHT + HOUR;
  let isSlow = false;
  const loadActs: LoadActs = () => {
    const until = performance.now() + (isSlow ? 1 : 0);
    while (performance.now() < until);
    return [];
  };
  const explorers = createExplorers(openTestApp({ now: () => now }), { loadActs });
  await expect.poll(() => explorers.get(1, CATALOG, 'v')?.day, OFTEN).toBe(MIDNIGHT / DAY);
  isSlow = true;
  now += DAY;
  expect(explorers.get(1, CATALOG, 'v')?.day).toBe(MIDNIGHT / DAY);
  expect(explorers.get(2, CATALOG, 'v')).toBeNull();
  await expect.poll(() => explorers.get(1, CATALOG, 'v')?.day, OFTEN).toBe(MIDNIGHT / DAY + 1);
  await expect.poll(() => explorers.get(2, CATALOG, 'v')?.day, OFTEN).toBe(MIDNIGHT / DAY + 1);
});

test('a failure tries nothing out for a minute, then it is counted anew', async () => {
  let now = MIDNIGHT + HOUR;
  let fails = true;
  const loadActs: LoadActs = () => {
    if (fails) throw new Error('disk');
    return [];
  };
  const explorers = createExplorers(openTestApp({ now: () => now }), { loadActs });
  expect(explorers.get(1, CATALOG, 'v')).toBeNull();
  fails = false;
  expect(explorers.get(1, CATALOG, 'v')).toBeNull();
  now += 60_001;
  await expect.poll(() => explorers.get(1, CATALOG, 'v')?.newcomers.length, OFTEN).toBe(2);
});

test('impressions and clicks are counted by product, of one shop, within the period', async () => {
  const { app, shopId, see, answerer } = await start();
  see(16, 3, MIDNIGHT);
  see(16, 2, MIDNIGHT + 1, 'click');
  see(17, 1, MIDNIGHT - 1);
  see(18, 1, MIDNIGHT + HOUR);
  see(18, 1, MIDNIGHT + 1, 'addToCart');
  const period = { from: MIDNIGHT, to: MIDNIGHT + HOUR };
  expect(loadNewcomerActs(app.db, shopId, period)).toEqual([{ productId: 16, impressions: 3, clicks: 2 }]);
  expect(loadNewcomerActs(app.db, shopId + 1, period)).toEqual([]);
  await answerer.close();
});
