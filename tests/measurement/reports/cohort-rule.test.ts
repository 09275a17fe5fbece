import { expect, test } from 'vitest';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { countBuyers } from '#app/profiles/segments/count-buyers.ts';
import { writeCohortRule } from '#app/components/write-cohort-rule.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';
import { writeShopFolder } from '../write-shop-folder.ts';

test('the segment of a cell holds exactly as many buyers as the cell says, with every filter', async () => {
  const db = openTestDatabase();
  const { shopId } = await importShop(writeShopFolder(), { db, now: Date.now() });
  const shop = await db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  rebuildProfiles(db, shopId);
  const reports = createReports(db);
  const period = { from: '2024-02-10', to: '2024-11-20' };
  let cells = 0;
  for (const asked of [
    { unit: 'month', period },
    { unit: 'week', period, discounted: false },
    { unit: 'month', period, country: '' },
    { unit: 'month', period, source: 'web', type: 'Tea' },
    { unit: 'month', period, product: 3 },
  ] as const) {
    const { cohorts, filters, unit } = await reports.ask(shop, 'cohorts', asked);
    for (const cohort of cohorts)
      for (const [step, cell] of cohort.cells.slice(0, 5).entries()) {
        const ruleOf = (at: number | null) =>
          writeCohortRule({ ...filters, ...period, unit, cohort: cohort.period, step: at });
        expect(countBuyers(db, shop, ruleOf(step)).buyers).toBe(cell.orderingBuyers);
        if (step === 0) expect(countBuyers(db, shop, ruleOf(null)).buyers).toBe(cohort.buyers);
        cells += 1;
      }
  }
  expect(cells).toBeGreaterThan(200);
});
