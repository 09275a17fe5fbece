import { expect, test } from 'vitest';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { countBuyers } from '#app/profiles/segments/count-buyers.ts';
import { writeAwayRule } from '#app/components/write-away-rule.ts';
import { writeStarterRule } from '#app/components/write-starter-rule.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';
import { writeProductsFolder } from './write-products-folder.ts';

async function openShop() {
  // REGULARS_CHECK_FOLDER names a real shop's folder to check instead.
  const folder = process.env.REGULARS_CHECK_FOLDER ?? writeProductsFolder();
  const db = openTestDatabase();
  const { shopId } = await importShop(folder, { db, now: Date.now() });
  const shop = await db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  rebuildProfiles(db, shopId);
  const count = (rule: BuyerRule) => countBuyers(db, shop, rule).buyers;
  return { shop, reports: createReports(db), count };
}

test('the segments beside gateway and repurchase numbers hold exactly the buyers these count', async () => {
  const { shop, reports, count } = await openShop();
  for (const began of ['ever', 'year'] as const) {
    const gateway = await reports.ask(shop, 'products-gateway', { began, isWhole: true });
    expect(gateway.products.length).toBeGreaterThan(0);
    for (const { productId, buyers } of gateway.products.slice(0, 50))
      expect(count(writeStarterRule(gateway, productId)), `${began} ${productId}`).toBe(buyers);
  }
  const { products } = await reports.ask(shop, 'products-repurchase', { isWhole: true });
  expect(products.length).toBeGreaterThan(4);
  for (const { productId, buyers } of products.slice(0, 50))
    expect(count({ all: [{ field: 'boughtProduct', is: productId }] }), String(productId)).toBe(buyers);
}, 600_000);

test('the segments of buyers not back within a window hold exactly those of the page', async () => {
  const { shop, reports, count } = await openShop();
  let rows = 0;
  for (const period of ['all', 'last365', { from: '2024-06-10', to: '2025-03-20' }] as const) {
    const answer = await reports.ask(shop, 'repeat', { period });
    const { from, to } = answer.period;
    for (const { windowDays, now } of answer.within) {
      const rule = writeAwayRule({ windowDays, from, to });
      expect(count(rule)).toBe(now.buyers - now.repeated);
      const back = { all: [rule.all[0]!, { field: 'secondOrderWithin' as const, days: windowDays, did: true }] };
      expect(count(back)).toBe(now.repeated);
      rows += now.buyers > 0 ? 1 : 0;
    }
  }
  expect(rows).toBeGreaterThan(8);
}, 600_000);
