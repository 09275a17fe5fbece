import { expect, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
import { DAY, HOUR, MINUTE } from '#app/time.ts';
import { getModelReport } from '#app/training/get-model-report.ts';
import { holdModel } from '#app/training/hold-model.ts';
import { listModels } from '#app/training/list-models.ts';
import { listTrainingRuns } from '#app/training/list-training-runs.ts';
import { loadServedModel } from '#app/training/load-served-model.ts';
import { releaseModel } from '#app/training/release-model.ts';
import { runTraining } from '#app/training/run-training.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { rankPlacement } from '#ml/ranking/rank-placement.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const NOW = Date.UTC(2026, 10, 22);

/** Orders of two tastes: products 1 to 5 go together, 6 to 10 go together; one order a quarter day. */
function fillShop(db: Database, shopId: number, count: number, first = 1): void {
  for (let i = first; i < first + count; i++) {
    const base = i % 2 ? 1 : 6;
    const lines = [0, 1, 2].map((step) => ({ productId: base + ((Math.floor(i / 2) + step * 2) % 5) }));
    insertOrder(db, shopId, { orderId: i, orderedAt: i * (DAY / 4), customerId: 1 + (i % 40), lines });
  }
}

function countArtifacts(db: Database): number {
  return db.sql.prepare('SELECT count(*) FROM ModelArtifact').pluck().get() as number;
}

test('a trained shop serves its model, and the report says what it is worth', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  fillShop(db, shopId, 400);
  const outcome = trainShop(db, shopId, { now: NOW });
  expect(outcome).toMatchObject({ state: 'promoted', error: null, orderCount: 400, productCount: 10 });

  const served = loadServedModel(db, shopId)!;
  expect(served.version).toBe(outcome.version);
  expect(served.model.asOf).toBe(400 * (DAY / 4));
  const given = [{ productId: 1, lastBoughtAt: NOW }];
  const goesWithOne = rankPlacement(served.model.placements.product, served.model.vocabulary, given, { limit: 4 }).map(
    ({ productId }) => productId,
  );
  expect(goesWithOne.length).toBeGreaterThan(0);
  expect(goesWithOne.every((id) => id <= 5)).toBe(true);

  const report = (await getModelReport(db, shopId))!;
  expect(report).toMatchObject({ version: outcome.version, orderCount: 400, dataFrom: DAY / 4, dataTo: 100 * DAY });
  expect(report.figures).toEqual(outcome.figures);
  // It is of the instant when training ended.
  expect(report.trainedAt - NOW).toBeGreaterThanOrEqual(Math.round(1000 * report.trainSeconds));
  // Orders 280 to 400 lie in the last 30 days: the one at the cutoff is held out.
  expect(report.figures.origins.at(-1)).toEqual({ from: 70 * DAY, to: 100 * DAY, ordersBefore: 279, orders: 121 });
  const product = report.figures.placements.product!;
  // Two earlier windows would begin before the first hundred orders but one: day 40 has 159 before it, day 10 has 39.
  expect(report.figures.origins.map(({ from }) => from / DAY)).toEqual([40, 70]);
  expect(product).toMatchObject({ n: 121, chosenOn: 120 });
  expect(product.recipe).not.toBe('popularity');
  expect(served.model.placements.product.recipe).toBe(product.recipe);
  expect(product.lead!.low).toBeGreaterThan(0);
  expect(product.versus.popularity!.low).toBeGreaterThan(0);
  const tried = product.recipes.map(({ recipe }) => recipe);
  expect(tried).toEqual(expect.arrayContaining(['popularity', 'co-purchase', 'basket-ease']));
  expect(await listTrainingRuns(db, shopId)).toMatchObject([
    { state: 'promoted', modelVersion: outcome.version, error: null },
  ]);
});

test('the same facts give the same version, and no second artifact', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  fillShop(db, shopId, 20);
  const first = trainShop(db, shopId, { now: NOW });
  const second = trainShop(db, shopId, { now: NOW + 1000 });
  expect(second).toMatchObject({ state: 'kept', version: first.version });
  expect(countArtifacts(db)).toBe(1);
  expect((await listTrainingRuns(db, shopId)).map(({ state }) => state)).toEqual(['kept', 'promoted']);
});

test('recipes are chosen once a day, or when asked for, or when the shop has grown', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  fillShop(db, shopId, 400);
  const chosenAt = (now: number, chooses = false) => trainShop(db, shopId, { now, chooses }).figures!.chosenAt;
  expect(chosenAt(NOW)).toBe(NOW);
  fillShop(db, shopId, 10, 401);
  expect(chosenAt(NOW + HOUR)).toBe(NOW);
  expect(chosenAt(NOW + 2 * HOUR, true)).toBe(NOW + 2 * HOUR);
  fillShop(db, shopId, 100, 411);
  expect(chosenAt(NOW + 3 * HOUR)).toBe(NOW + 3 * HOUR);
  fillShop(db, shopId, 1, 511);
  expect(chosenAt(NOW + 3 * HOUR + DAY)).toBe(NOW + 3 * HOUR + DAY);
});

test('few orders are trained on, but not evaluated', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  fillShop(db, shopId, 20);
  const { figures } = trainShop(db, shopId, { now: NOW });
  const reason = '300 orders are needed, there are 20.';
  expect(figures).toEqual({ chosenAt: null, choices: {}, origins: [], reason, placements: {}, content: null });
});

test('many orders within 30 days leave nothing to learn from before', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  for (let i = 1; i <= 300; i++)
    insertOrder(db, shopId, { orderId: i, orderedAt: i * 1000, lines: [{ productId: 1 }] });
  expect(trainShop(db, shopId, { now: NOW }).figures?.reason).toBe('More than 30 days of orders are needed.');
});

test('a shop without orders gets an empty model', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  expect(loadServedModel(db, shopId)).toBeNull();
  expect(await getModelReport(db, shopId)).toBeNull();
  expect(trainShop(db, shopId, { now: NOW })).toMatchObject({ state: 'promoted', orderCount: 0, productCount: 0 });
  expect(loadServedModel(db, shopId)!.model.vocabulary.length).toBe(0);
  expect(await getModelReport(db, shopId)).toMatchObject({ dataFrom: null, dataTo: null });
});

test('the last five artifacts are kept, and going back needs no new one', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const versions: (string | null)[] = [];
  for (let round = 0; round < 7; round++) {
    fillShop(db, shopId, 1, round + 1);
    // Trained when it ended: no training takes longer than lies between two.
    versions.push(trainShop(db, shopId, { now: NOW + round * HOUR }).version);
  }
  expect(new Set(versions).size).toBe(7);
  const kept = db.sql.prepare('SELECT version FROM ModelArtifact ORDER BY trainedAt').pluck().all();
  expect(kept).toEqual(versions.slice(2));
  // The last order is undone: the version before serves again.
  db.sql.prepare('UPDATE "Order" SET cancelledAt = 1 WHERE orderId = 7').run();
  expect(trainShop(db, shopId, { now: NOW + 9 * HOUR })).toMatchObject({ state: 'promoted', version: versions[5] });
  expect(countArtifacts(db)).toBe(5);
});

test('a held version serves on until it is released', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const versions: (string | null)[] = [];
  for (let round = 0; round < 2; round++) {
    fillShop(db, shopId, 1, round + 1);
    versions.push(trainShop(db, shopId, { now: NOW + round * MINUTE }).version);
  }
  holdModel(db, shopId, versions[0]!, NOW + 10 * MINUTE);
  expect(loadServedModel(db, shopId)!.version).toBe(versions[0]);
  fillShop(db, shopId, 1, 3);
  const third = trainShop(db, shopId, { now: NOW + 20 * MINUTE });
  expect(third.state).toBe('held');
  expect(loadServedModel(db, shopId)!.version).toBe(versions[0]);
  expect(listModels(db, shopId)).toMatchObject([
    { version: third.version, isServed: false, heldSince: null },
    { version: versions[1], isServed: false },
    { version: versions[0], isServed: true, heldSince: NOW + 10 * MINUTE, orderCount: 1 },
  ]);
  expect((await listTrainingRuns(db, shopId))[0]).toMatchObject({ state: 'held', figures: third.figures });
  // However many are trained meanwhile, the held one is not thrown away.
  for (let round = 4; round < 10; round++) {
    fillShop(db, shopId, 1, round);
    trainShop(db, shopId, { now: NOW + (20 + round) * MINUTE });
  }
  expect(countArtifacts(db)).toBe(5);
  expect(loadServedModel(db, shopId)!.version).toBe(versions[0]);
  const newest = listModels(db, shopId)[0]!.version;
  expect(releaseModel(db, shopId, NOW + 50 * MINUTE)).toBe(newest);
  expect(loadServedModel(db, shopId)!.version).toBe(newest);
  fillShop(db, shopId, 1, 10);
  expect(trainShop(db, shopId, { now: NOW + 60 * MINUTE }).state).toBe('promoted');
});

test('what is not stored or not whole cannot be held', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  expect(releaseModel(db, shopId, NOW)).toBeNull();
  expect(() => holdModel(db, shopId, 'no-such-version', NOW)).toThrow('must be stored, got none');
  const { version } = trainShop(db, shopId, { now: NOW });
  db.sql.prepare('UPDATE ModelArtifact SET bytes = ?').run(Buffer.from('junk'));
  expect(() => holdModel(db, shopId, version!, NOW)).toThrow('must have SHA-256');
  expect(listModels(db, shopId)[0]!.heldSince).toBeNull();
});

test('a failure is recorded, and the model that served goes on', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  fillShop(db, shopId, 20);
  const { version } = trainShop(db, shopId, { now: NOW });
  fillShop(db, shopId, 30);
  db.sql.exec(`CREATE TRIGGER full BEFORE INSERT ON ModelArtifact BEGIN SELECT raise(ABORT, 'disk is full'); END`);
  expect(trainShop(db, shopId, { now: NOW + 1000 })).toMatchObject({
    state: 'failed',
    version: null,
    error: 'disk is full',
  });
  expect(loadServedModel(db, shopId)!.version).toBe(version);
  expect((await listTrainingRuns(db, shopId))[0]).toMatchObject({
    state: 'failed',
    error: 'disk is full',
    modelVersion: null,
  });
});

test('an artifact that is not what was published is refused', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  fillShop(db, shopId, 20);
  trainShop(db, shopId, { now: NOW });
  const bytes = db.sql.prepare('SELECT bytes FROM ModelArtifact').pluck().get() as Buffer;
  bytes[bytes.length - 1]! ^= 1;
  db.sql.prepare('UPDATE ModelArtifact SET bytes = ?').run(bytes);
  expect(() => loadServedModel(db, shopId)).toThrow(
    /^Cannot load served model: artifact \w{16} must have SHA-256 \w{64}, got/,
  );
  db.sql.prepare('DELETE FROM ModelArtifact').run();
  expect(() => loadServedModel(db, shopId)).toThrow('must be stored, got none');
});

test('a run cut off with its process is a failed one', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  db.sql
    .prepare(`INSERT INTO TrainingRun (shopId, runId, startedAt, state) VALUES (?, 'old', ?, 'running')`)
    .run(shopId, NOW);
  trainShop(db, shopId, { now: NOW + 1000 });
  expect((await listTrainingRuns(db, shopId)).map(({ state }) => state)).toEqual(['promoted', 'failed']);
});

test('a thread of its own trains the same model', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  fillShop(db, shopId, 20);
  const outcome = await runTraining(`file:${db.file}`, shopId);
  expect(outcome).toMatchObject({ state: 'promoted', error: null, orderCount: 20 });
  expect(trainShop(db, shopId, { now: Date.now() })).toMatchObject({ state: 'kept', version: outcome.version });
});

test('a thread that cannot work is a failed run, not an exception', async () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  db.sql.exec(`CREATE TRIGGER stuck BEFORE INSERT ON TrainingRun BEGIN SELECT raise(ABORT, 'no more runs'); END`);
  expect(await runTraining(`file:${db.file}`, shopId)).toMatchObject({ state: 'failed', error: 'no more runs' });
});
