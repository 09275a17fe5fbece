import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { createStorefrontEventReceiver } from '#app/measurement/record-storefront-events.ts';
import { createRecommendationAnswerer } from '#app/serving/answer-recommendations.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { generateDemoShop } from '#sandbox/demo-shop/generate-demo-shop.ts';
import { runShoppers } from '#sandbox/shoppers/run-shoppers.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { listen } from '#tests/support/listen.ts';
import { openTestApp, TEST_SECRET } from '#tests/support/open-test-app.ts';

async function openShop() {
  const home = mkdtempSync(join(tmpdir(), 'regulars-shoppers-'));
  const folder = join(home, 'shop');
  generateDemoShop({ folder, seed: 3, endAt: new Date() });
  const app = openTestApp();
  const { shopId } = await importShop(folder, { db: app.db, now: Date.now() });
  trainShop(app.db, shopId, { now: Date.now() });
  const recommendations = createRecommendationAnswerer(app);
  const events = createStorefrontEventReceiver(app);
  const appUrl = await listen((request, response) => {
    const url = new URL(request.url!, 'http://app');
    if (url.pathname === '/proxy/recommendations') return recommendations(request, response, url);
    if (url.pathname === '/proxy/events') return events(request, response, url);
    response.writeHead(200).end();
  });
  const sandbox = await startSandbox({
    folder,
    dataFile: join(home, 'sandbox.db'),
    port: 0,
    appUrl,
    apiKey: 'key',
    apiSecret: TEST_SECRET,
  });
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(home, { recursive: true, force: true });
  });
  const close = async () => {
    await recommendations.close();
    await events.close();
  };
  return { app, origin: sandbox.url, close };
}

test('shoppers look at recommendations, follow some, and order, without a failure', async () => {
  const { app, origin, close } = await openShop();
  const tally = await runShoppers({ seed: 5, visits: 16, speed: 5000, origin });
  expect(tally).toMatchObject({ visits: 16, failures: 0 });
  expect(tally.orders).toBeGreaterThan(0);
  await close();
  const written = app.db.sql.prepare('SELECT kind, count(*) FROM RecommendationEvent GROUP BY kind').raw().all() as [
    string,
    number,
  ][];
  const counts = new Map(written);
  // Those who declined consent see recommendations too, and tell nothing.
  expect(counts.get('impression')).toBeGreaterThan(0);
  expect(counts.get('impression')).toBeLessThanOrEqual(tally.impressions);
  expect(counts.get('click')).toBeGreaterThan(0);
  expect(counts.get('click')).toBeLessThanOrEqual(tally.clicks);
});

test('says in one sentence that no shop answers', async () => {
  const run = runShoppers({ seed: 1, visits: 1, speed: 1, origin: 'http://127.0.0.1:9' });
  await expect(run).rejects.toThrow(
    'Cannot visit the shop: a storefront must answer at http://127.0.0.1:9, but none does.',
  );
});
