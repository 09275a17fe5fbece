import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeProductsFolder } from '../products/write-products-folder.ts';
import { checkActivity } from './check-activity.ts';
import { checkBuyers } from './check-buyer.ts';
import { checkBuyersPage, checkChurn, checkList } from './check-buyers.ts';
import { checkCohorts } from './check-cohorts.ts';
import { checkGateways, checkJourneys, checkOutlook, checkReplenishment, checkRepurchases } from './check-products.ts';
import { checkForecasts } from './check-forecasts.ts';
import { checkOverview } from './check-overview.ts';
import { checkRepeat } from './check-repeat.ts';
import { checkSegments } from './check-segments.ts';
import { checkSurvival } from './check-survival.ts';
import { countProfiles } from './count-profiles.ts';
import { countStandings } from './count-standings.ts';
import { add } from './folder.ts';
import { listViews } from './list-views.ts';
import { openCheckedFolder, type CheckedFolder } from './open-checked-folder.ts';
import { readStatedBuyers } from './read-stated-buyers.ts';

// Every figure of every page of a shop folder, against a count of its JSONL that shares no code with the app.
// REGULARS_CHECK_FOLDER names a real shop's folder to check instead of a generated one.
const REAL = process.env.REGULARS_CHECK_FOLDER;
const PATIENCE = 1_800_000;

let checked: CheckedFolder;

beforeAll(async () => {
  const path = REAL ?? writeProductsFolder(mkdtempSync(join(tmpdir(), 'regulars-checked-')));
  checked = await openCheckedFolder(path);
  if (!REAL) rmSync(path, { recursive: true });
}, PATIENCE);

afterAll(async () => {
  await checked.close();
  if (!REAL) return;
  const lines = [...checked.tallies].map(([page, { compared, differences }]) => ({
    page,
    compared,
    equal: compared - differences.length,
  }));
  const all = { page: 'all', compared: add(lines, (line) => line.compared), equal: add(lines, (line) => line.equal) };
  for (const { page, compared, equal } of [...lines, all])
    process.stdout.write(`${page}: ${compared} figures compared, ${equal} equal\n`);
});

/** What differs on a page: the first of it, so that a failure can be read. */
function listDifferences(page: string): readonly string[] {
  const { differences, compared } = checked.tallyOf(page);
  // Of guests there are no rows.
  if (checked.folder.buyers.length > 0) expect(compared).toBeGreaterThan(0);
  return differences.slice(0, 25);
}

test('repeat purchases', { timeout: PATIENCE }, async () => {
  const { folder, reports, shop } = checked;
  for (const view of listViews(folder)) await checkRepeat(folder, reports, shop, view, checked.tallyOf('repeat'));
  expect(listDifferences('repeat')).toEqual([]);
});

test('cohorts', { timeout: PATIENCE }, async () => {
  const { folder, reports, shop, costMinor } = checked;
  for (const view of listViews(folder))
    await checkCohorts(folder, reports, shop, { view, costMinor }, checked.tallyOf('cohorts'));
  expect(listDifferences('cohorts')).toEqual([]);
});

test('time to next order', { timeout: PATIENCE }, async () => {
  const stated = readStatedBuyers(checked.db, checked.shop.id);
  for (const { period } of listViews(checked.folder).slice(1, 3))
    await checkSurvival(checked, stated, period, checked.tallyOf('time to next order'));
  expect(listDifferences('time to next order')).toEqual([]);
});

test.each([
  ['products: gateway', checkGateways],
  ['products: repurchase', checkRepurchases],
  ['products: replenishment', checkReplenishment],
  ['products: journeys', checkJourneys],
  ['products: outlook', checkOutlook],
] as const)('%s', { timeout: PATIENCE }, async (page, check) => {
  await check(checked, checked.tallyOf(page));
  expect(listDifferences(page)).toEqual([]);
});

test('buyer', { timeout: PATIENCE }, () => {
  const stated = readStatedBuyers(checked.db, checked.shop.id);
  checkBuyers(checked, countProfiles(checked.folder), stated, checked.tallyOf('buyer'));
  expect(listDifferences('buyer')).toEqual([]);
});

test.each([
  ['overview', checkOverview],
  ['buyers: churn', checkChurn],
  ['buyers: list', checkList],
  ['buyers: segments', checkSegments],
] as const)('%s', { timeout: PATIENCE }, async (page, check) => {
  await check(checked, readStatedBuyers(checked.db, checked.shop.id), checked.tallyOf(page));
  expect(listDifferences(page)).toEqual([]);
});

test('buyers', { timeout: PATIENCE }, async () => {
  const stated = readStatedBuyers(checked.db, checked.shop.id);
  const { cuts } = countStandings(checked.folder);
  await checkBuyersPage(checked, { stated, cuts }, checked.tallyOf('buyers'));
  expect(listDifferences('buyers')).toEqual([]);
});

test('forecasts', { timeout: PATIENCE }, () => {
  checkForecasts(checked, readStatedBuyers(checked.db, checked.shop.id), checked.tallyOf('forecasts'));
  expect(listDifferences('forecasts')).toEqual([]);
});

test('recommendations', { timeout: PATIENCE }, () => {
  const { sql } = checked.db;
  sql.exec('BEGIN');
  checkActivity(checked, checked.tallyOf('recommendations'));
  // The visits it adds would be in the timelines of buyers.
  sql.exec('ROLLBACK');
  expect(listDifferences('recommendations')).toEqual([]);
});
