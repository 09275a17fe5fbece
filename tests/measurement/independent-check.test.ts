import { expect, test } from 'vitest';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { exportCohorts } from '#app/measurement/reports/export-cohorts.ts';
import { exportRepeat, type RepeatTable } from '#app/measurement/reports/export-repeat.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';
import { countIndependently, type CheckedView } from './independent-check.ts';
import { writeShopFolder } from './write-shop-folder.ts';

/** Months and weeks, all of it and a part, one filter of each kind and several together. */
const VIEWS: readonly CheckedView[] = [
  { unit: 'month', period: null },
  { unit: 'week', period: null },
  { unit: 'month', period: { from: '2024-03-05', to: '2024-09-20' }, country: 'DE' },
  { unit: 'week', period: { from: '2024-03-05', to: '2024-05-20' }, discounted: true },
  { unit: 'month', period: null, source: 'web', discounted: false },
  { unit: 'month', period: null, product: 3 },
  { unit: 'month', period: null, type: 'Tea', country: '' },
];

/** Bounds of intervals come from another formula: they agree in nine digits. All else agrees to the last. */
function roundBounds(line: string): string {
  const cells = line.split(',');
  return cells.map((cell, at) => ((at === 6 || at === 7) && cell !== '' ? Number(cell).toFixed(9) : cell)).join(',');
}

test('every figure of repeat purchases and cohorts equals an independent count from the JSONL, to the last digit', async () => {
  // REGULARS_CHECK_FOLDER names a real shop's folder to check instead.
  const folder = process.env.REGULARS_CHECK_FOLDER ?? writeShopFolder();
  const db = openTestDatabase();
  const { shopId } = await importShop(folder, { db, now: Date.now() });
  const shop = await db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  const reports = createReports(db);
  let cells = 0;
  const counts = await countIndependently(folder, VIEWS);
  for (const [index, { unit, period, ...filters }] of VIEWS.entries()) {
    const theirs = counts[index]!;
    const asked = { unit, period: period ?? ('all' as const) };
    const repeat = await reports.ask(shop, 'repeat', asked);
    const cohorts = await reports.ask(shop, 'cohorts', { ...asked, ...filters, isWhole: true });
    const linesOf = (table: RepeatTable) => exportRepeat(repeat, table, shop.currency).trim().split('\n').slice(1);
    expect(linesOf('rates').map(roundBounds)).toEqual(theirs.rates.map(roundBounds));
    expect(linesOf('revenue')).toEqual(theirs.revenue);
    expect(linesOf('sequence')).toEqual(theirs.sequence);
    const lines = exportCohorts(cohorts, 'cohorts', shop.currency).trim().split('\n').slice(1);
    expect(lines).toEqual(theirs.cohorts);
    expect([cohorts.starters, cohorts.buyers]).toEqual([theirs.starters, theirs.buyers]);
    cells += lines.length;
  }
  expect(cells).toBeGreaterThan(1000);
}, 300_000);
