import { expect, test } from 'vitest';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { decodeShopModel } from '#ml/models/decode-shop-model.ts';
import { encodeShopModel } from '#ml/models/encode-shop-model.ts';
import type { View } from '#ml/models/sessions/session-index.ts';
import { DEFAULT_VISITS, settleVisits, VISIT_GRID } from '#ml/models/sessions/visit-settings.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import type { Database } from '#app/db.server.ts';
import { recordInteractions } from '#app/ingest/record-interactions.ts';
import { DAY, HOUR, MINUTE } from '#app/time.ts';
import { buildTaskData } from '#app/training/build-task-data.ts';
import type { Shelves } from '#app/training/shelves.ts';
import { TASKS } from '#app/training/list-tasks.ts';
import { loadServedModel } from '#app/training/load-served-model.ts';
import { loadViews } from '#app/training/load-views.ts';
import { splitViews } from '#app/training/split-views.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { tryRecipes } from '#app/training/try-recipes.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const NONE = {
  orderedAt: new Float64Array(0),
  buyerIds: new Float64Array(0),
  offsets: new Uint32Array(1),
  productIds: new Float64Array(0),
};
const TASK = TASKS.find(({ placement }) => placement === 'visit')!;

const MUGS: Shelves = { name: 'same-type', holding: () => ['Mug'], standsFor: () => ['Mug'] };

/** One visit an hour: three neighbours on a ring of thirty products, from a place drawn at random. */
function drawViews(visits: number): View[] {
  const random = createRandom(7);
  return Array.from({ length: visits }, (_, n) => {
    const start = Math.floor(random() * 30);
    return [0, 1, 2].map((step) => ({
      visitor: `visitor-${n}`,
      productId: 1 + ((start + step) % 30),
      at: n * HOUR + step * MINUTE,
    }));
  }).flat();
}

function tryVisits(views: readonly View[], from: number, settings: readonly number[] = [0]) {
  const origin = { from, to: from + 30 * DAY };
  const options = { kernels: createScalarKernels(), shelves: MUGS, views: splitViews(views, origin) };
  const data = buildTaskData(NONE, options);
  const settingsOf = (recipe: { readonly settings: readonly string[] }) =>
    settings.filter((setting) => setting < recipe.settings.length);
  return tryRecipes(TASK, { before: NONE, after: NONE, data }, { settingsOf, most: 1000 });
}

test('near visits know what comes next on a ring, bestsellers do not; coverage is of what is looked at', () => {
  const trials = tryVisits(drawViews(500), 400 * HOUR);
  const of = (name: string) => trials.find(({ recipe }) => recipe === name)!.evaluation;
  expect(trials.map(({ recipe }) => recipe)).toEqual(['popularity', 'v-sknn', 'same-type']);
  // One question a visit behind the origin.
  expect(of('v-sknn').ndcg).toHaveLength(100);
  // Of 30 products 10 are shown: by chance a hit in three. On a ring the next is among the nearest four.
  expect(of('v-sknn').figures.hitRate).toBe(1);
  expect(of('v-sknn').figures.ndcg).toBeGreaterThan(0.6);
  expect(of('popularity').figures.hitRate).toBeLessThan(0.6);
  // No order was ever placed: bestsellers of the type are none.
  expect(of('same-type').figures.hitRate).toBe(0);
  expect(of('v-sknn').figures.coverage).toBe(1);
  expect(of('popularity').figures.coverage).toBeGreaterThanOrEqual(10 / 30);
  expect(of('popularity').figures.coverage).toBeLessThanOrEqual(15 / 30);
  expect(of('v-sknn').figures.novelty).toBeGreaterThan(3);
});

test('below three hundred visits of two looks before it an origin asks nothing, nor does one without visits behind it', () => {
  expect(tryVisits(drawViews(400), 299 * HOUR)).toEqual([]);
  expect(tryVisits(drawViews(400), 300 * HOUR)).not.toEqual([]);
  expect(tryVisits(drawViews(400), 400 * HOUR)).toEqual([]);
  const single = Array.from({ length: 900 }, (_, n) => ({ visitor: `v${n}`, productId: 1 + (n % 5), at: n * HOUR }));
  expect(tryVisits(single, 800 * HOUR)).toEqual([]);
});

test('every setting of the grid is tried and answers otherwise than another', () => {
  const trials = tryVisits(drawViews(500), 400 * HOUR, [0, 1, 2, 3, 4]).filter(({ recipe }) => recipe === 'v-sknn');
  expect(trials).toHaveLength(VISIT_GRID.length);
  expect(TASK.recipes[1]!.settings).toEqual([
    'rules 0.5, neighbors 100, fading 1',
    'rules 0, neighbors 100, fading 1',
    'rules 1, neighbors 100, fading 1',
    'rules 0.5, neighbors 300, fading 0.5',
    'rules 0.5, neighbors 50, fading 2',
  ]);
  expect(new Set(trials.map(({ evaluation }) => evaluation.figures.ndcg)).size).toBeGreaterThan(1);
});

test('what was chosen goes into the artifact and back; what is unknown or broken does not serve', () => {
  expect(settleVisits(undefined)).toEqual(DEFAULT_VISITS);
  expect(settleVisits({ recipe: 'gru', setting: 0 })).toEqual(DEFAULT_VISITS);
  expect(settleVisits({ recipe: 'v-sknn', setting: 99 })).toEqual(DEFAULT_VISITS);
  const visits = { recipe: 'v-sknn', setting: 3 };
  const model = trainShopModel(NONE, { choices: { visit: visits } });
  expect(model.visits).toEqual({ recipe: 'v-sknn', ...VISIT_GRID[3] });
  expect(decodeShopModel(encodeShopModel(model)).visits).toEqual(model.visits);
  const broken = (change: object) => encodeShopModel({ ...model, visits: { ...model.visits, ...change } });
  expect(() => decodeShopModel(broken({ recipe: 'gru' }))).toThrow(
    'Cannot decode model: visits.recipe must be a known recipe, got gru.',
  );
  expect(() => decodeShopModel(broken({ neighbors: 0.5 }))).toThrow('visits.neighbors must be a positive integer');
  expect(() => decodeShopModel(broken({ rules: -1 }))).toThrow('visits.rules must be 0 or more, got -1.');
});

function recordViews(db: Database, shopId: number, views: readonly View[]): void {
  const rows = views.map(({ visitor, productId, at }, n) => ({
    shopId,
    eventId: `event-${n}`,
    kind: 'view' as const,
    visitorId: visitor,
    productId,
    collectionId: null,
    orderId: null,
    occurredAt: at,
    receivedAt: at + 1,
  }));
  db.sql.transaction(() => recordInteractions(db, rows)).immediate();
}

test('a shop with orders and visits is told how browsing is served, and the choice serves', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  for (let i = 1; i <= 400; i++)
    insertOrder(db, shopId, { orderId: i, orderedAt: i * (DAY / 4), lines: [{ productId: 1 + (i % 10) }] });
  // A hundred days of orders, and visits all the time: 24 a day.
  const views = drawViews(2400);
  recordViews(db, shopId, [...views, { visitor: 'ahead', productId: 1, at: 900 * DAY }]);
  const loaded = loadViews(db, shopId, 100 * DAY);
  expect(loaded).toHaveLength(views.length);
  expect(new Set(loaded.map(({ visitor }) => visitor)).has('ahead')).toBe(false);

  const { figures, error } = trainShop(db, shopId, { now: 100 * DAY });
  expect(error).toBeNull();
  const report = figures!.placements.visit!;
  // The last window: days 70 to 100, a visit an hour.
  expect(report).toMatchObject({ recipe: 'v-sknn', n: 720, lead: null, over: null });
  expect(report.chosenOn).toBeGreaterThan(500);
  expect(report.versus.popularity!.low).toBeGreaterThan(0);
  expect(report.recipes.map(({ recipe }) => recipe)).toContain('same-type');
  const { visits } = loadServedModel(db, shopId)!.model;
  expect(visits).toEqual({ recipe: 'v-sknn', ...VISIT_GRID[figures!.choices.visit!.setting] });
});

test('a shop without visits is not told anything of browsing, and the defaults serve', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  for (let i = 1; i <= 400; i++)
    insertOrder(db, shopId, { orderId: i, orderedAt: i * (DAY / 4), lines: [{ productId: 1 + (i % 10) }] });
  const { figures, error } = trainShop(db, shopId, { now: 100 * DAY });
  expect(error).toBeNull();
  expect(figures!.placements.visit).toBeUndefined();
  expect(figures!.choices.visit).toBeUndefined();
  expect(loadServedModel(db, shopId)!.model.visits).toEqual(DEFAULT_VISITS);
});
