import { openDatabase } from '#app/db.server.ts';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { loadServedModel } from '#app/training/load-served-model.ts';
import { createServedShops } from '#app/serving/create-served-shops.ts';
import { createBuyerHistories } from '#app/serving/create-buyer-histories.ts';
import { recommend } from '#app/serving/recommend.ts';
import { writeAnswer } from '#app/serving/write-answer.ts';
import { identifyRecommendation } from '#app/serving/identify-recommendation.ts';
import { readQuery } from '#app/serving/read-query.ts';
import { rmSync } from 'node:fs';
rmSync('/tmp/f/prof.db', { force: true });
rmSync('/tmp/f/prof.db-wal', { force: true });
const db = openDatabase('file:/tmp/f/prof.db');
const { shopId } = await importShop('/tmp/f/demo', { db, now: Date.now() });
trainShop(db, shopId, { now: Date.now() });
try {
  console.log(loadServedModel(db, shopId)?.version);
} catch (e) {
  console.log(String(e));
}
const app = { db, now: Date.now, log: { error: console.log } } as never;
const shops = createServedShops(app);
const hist = createBuyerHistories(app);
const lap = (name: string, n: number, f: (i: number) => void) => {
  for (let i = 0; i < 50; i++) f(i);
  const t = process.cpuUsage();
  for (let i = 0; i < n; i++) f(i);
  const u = process.cpuUsage(t);
  console.log(name, ((u.user + u.system) / n).toFixed(1), 'us');
};
const shop = shops.get(shopId);
lap('shops.get', 2000, () => shops.get(shopId));
lap('hist customer', 1000, (i) => hist.get({ shopId, customerId: 70001 + i, visitorId: `visitor-${i}` }));
lap('hist visitor', 1000, (i) => hist.get({ shopId, customerId: null, visitorId: `visitorx-${i}` }));
const q = (i: number, placement: string) => ({
  ...readQuery(new URLSearchParams({ placement, product: String(8101 + (i % 120)), cart: '8101,8115', limit: '8' })),
  now: Date.now(),
});
for (const p of ['product', 'cart', 'home']) {
  const histories = Array.from({ length: 100 }, (_, i) => hist.get({ shopId, customerId: 70001 + i, visitorId: null }));
  lap('recommend ' + p, 3000, (i) => recommend(shop, { ...q(i, p), buyer: histories[i % 100]! }));
  const list = recommend(shop, { ...q(1, p), buyer: histories[1]! });
  lap('identify', 3000, () => identifyRecommendation(shop, q(1, p) as never, 'v', list));
  lap('write ' + p, 3000, () => writeAnswer(shop, q(1, p) as never, list, 'abcdefgh'));
}
await db.close();
