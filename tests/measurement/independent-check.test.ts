import { expect, test } from 'vitest';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { exportRepeatPurchases } from '#app/measurement/export-repeat-purchases.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';
import { countIndependently } from './independent-check.ts';
import { writeShopFolder } from './write-shop-folder.ts';

const CHECKED = /^(repeat_purchase_rate|repeat_within_days|cohort_|order_sequence_)/;

test('repeat rate, cohorts and order sequence equal an independent count from the JSONL, to the last digit', async () => {
  // REGULARS_CHECK_FOLDER names a real shop's folder to check instead.
  const folder = process.env.REGULARS_CHECK_FOLDER ?? writeShopFolder();
  const db = openTestDatabase();
  const { shopId } = await importShop(folder, { db, now: Date.now() });
  const shop = await db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  const lines = exportRepeatPurchases(await createReports(db).ask(shop, 'shop-figures', {}), shop.currency)
    .trim()
    .split('\n');
  const ours = lines.filter((line) => CHECKED.test(line)).sort();
  const theirs = await countIndependently(folder);
  expect(ours).toEqual(theirs);
  expect(ours.length).toBeGreaterThan(100);
}, 300_000);
