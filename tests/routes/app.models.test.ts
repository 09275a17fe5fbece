import { expect, test } from 'vitest';
import { DAY } from '#app/time.ts';
import { holdModel } from '#app/training/hold-model.ts';
import { listModels } from '#app/training/list-models.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { fillShop } from './fill-shop.ts';
import { openAdmin, type Admin } from './open-admin.ts';

/** The words of the page. */
async function read(admin: Admin): Promise<string> {
  const html = await (await admin.ask('/app/models')).text();
  return html
    .replace(/<script[^]*?<\/script>/g, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .replaceAll(' .', '.');
}

function addOrders(admin: Admin, count: number): void {
  const end = admin.app.now() - DAY;
  for (let orderId = 1; orderId <= count; orderId++) {
    const lines = [1, 2 + (orderId % 4)].map((productId) => ({ productId, netMinor: 900 }));
    const orderedAt = end - (orderId % 80) * DAY;
    insertOrder(admin.db, admin.shopId, { orderId, orderedAt, customerId: orderId, lines });
  }
}

test('below 300 orders the page says what serves meanwhile, and how many are missing', async () => {
  const admin = await openAdmin();
  addOrders(admin, 120);
  trainShop(admin.db, admin.shopId, { now: admin.app.now() });
  const words = await read(admin);
  // 300 - 120
  expect(words).toContain('180 more orders are needed');
  expect(words).toContain('Until then products are matched by what they are and by what sells.');
});

test('every placement says what it learned from, what it showed and how well known that is', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const words = await read(admin);
  const count = (text: string) => words.split(text).length - 1;
  const { figures } = listModels(admin.db, admin.shopId)[0]!;
  const measured = Object.values(figures.placements).filter(({ n }) => n >= 30).length;
  expect(measured).toBeGreaterThanOrEqual(2);
  for (const fact of [
    /Learned from \d+ orders?, /g,
    /Asked about \d+ cases? of/g,
    /of 100 products came up at least once/g,
  ])
    expect([...words.matchAll(fact)].length, String(fact)).toBe(measured);
  expect(count('A product shown is typically in')).toBe(measured);
  expect(words).toMatch(/[Oo]f 100 next orders, the 10 products shown held/);
});

test('how new products find their place has its own section, with the figures it was chosen by', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  const content = { recipe: 'two-tower', questions: 98, twoTower: 0.49, tfIdf: 0.302, sameType: 0.52 };
  admin.db.sql
    .prepare(`UPDATE ModelArtifact SET figures = json_set(figures, '$.content', json(?))`)
    .run(JSON.stringify(content));
  const words = await read(admin);
  expect(words).toContain('New products: learned likeness (two-tower)');
  expect(words).toMatch(/Learned likeness \(two-tower\) serves 49 Words in common \(tf-idf\) 30\.2 /);
});

test('a version that is held is named where it says what was learned', async () => {
  const admin = await openAdmin();
  fillShop(admin);
  expect(await read(admin)).not.toContain('You hold this version');
  holdModel(admin.db, admin.shopId, listModels(admin.db, admin.shopId)[0]!.version, admin.app.now());
  expect(await read(admin)).toContain('You hold this version: newer ones are stored and wait.');
});
