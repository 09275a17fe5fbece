import { expect, test } from 'vitest';
import { exportBuyers } from '#app/measurement/buyers/export-buyers.ts';
import { measureBuyers } from '#app/measurement/buyers/measure-buyers.ts';
import { GROUPINGS, nameGroup } from '#app/measurement/buyers/buyer-groups.ts';
import { measureChurn } from '#app/measurement/buyers/measure-churn.ts';
import { streamBuyers } from '#app/measurement/buyers/stream-buyers.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { countBuyers } from '#app/profiles/segments/count-buyers.ts';
import { DAY } from '#app/time.ts';
import { insertProfile } from '#tests/support/insert-profile.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const ASOF = Date.parse('2026-03-31T12:00:00Z');

function openShop() {
  const db = openTestDatabase();
  const id = addTestShop(db);
  const add = (customerId: number, row: Parameters<typeof insertProfile>[3]) =>
    insertProfile(db, id, customerId, { lastOrderAt: ASOF, firstOrderAt: ASOF - 100 * DAY, ...row });
  // Two stayed loyal, one of them in Germany; one became at risk, one lapsed; one came since.
  add(1, { stageBefore: 'loyal', stage: 'loyal', netRevenueMinor: 700, firstCountry: 'GB', orderProbability90: 1 });
  add(2, { stageBefore: 'loyal', stage: 'loyal', netRevenueMinor: 100, firstCountry: 'DE', orderProbability90: 0.48 });
  add(3, { stageBefore: 'active', stage: 'atRisk', netRevenueMinor: 100, firstCountry: 'GB', orderProbability90: 0.5 });
  add(4, { stageBefore: 'atRisk', stage: 'lapsed', netRevenueMinor: 50, firstCountry: 'GB', orderProbability90: 0 });
  add(5, { stageBefore: null, stage: 'new', netRevenueMinor: 50, firstCountry: '', firstOrderAt: ASOF - DAY });
  return { db, shop: { id, ianaTimezone: 'Europe/London', currency: 'GBP' } };
}

test('measureBuyers: who went where, and how revenue is spread', () => {
  const { db, shop } = openShop();
  const figures = measureBuyers(db, shop.id);
  expect(figures).toMatchObject({ asOf: ASOF, buyers: 5, rfm: null, margin: null, calibration: null });
  expect(figures.flows).toEqual([
    { from: null, to: 'new', n: 1 },
    { from: 'active', to: 'atRisk', n: 1 },
    { from: 'loyal', to: 'loyal', n: 2 },
    { from: 'atRisk', to: 'lapsed', n: 1 },
  ]);
  // 700 of 1,000 by the best of five.
  expect(figures.revenue).toMatchObject({ n: 5, total: 1000, topFifthFrom: 700 });
  expect(figures.revenue?.curve[4]).toBeCloseTo(0.7, 12);
});

test('measureBuyers: an empty shop, and one whose profiles know nothing yet', () => {
  const { db, shop } = openShop();
  expect(measureBuyers(db, shop.id + 1)).toMatchObject({ asOf: null, buyers: 0, flows: [], revenue: null });
  insertProfile(db, shop.id + 1, 1);
  expect(measureBuyers(db, shop.id + 1)).toMatchObject({ buyers: 1, flows: [], revenue: null });
});

test('measureChurn: risk of the group now, and who was lost since', () => {
  const { db, shop } = openShop();
  // Lost long ago: neither lost again, nor risen by counting.
  insertProfile(db, shop.id, 6, { stageBefore: 'lapsed', stage: 'lapsed', firstCountry: 'GB' });
  insertProfile(db, shop.id, 7, { stageBefore: 'lapsed', stage: 'loyal', firstCountry: 'GB' });
  const { all, groups } = measureChurn(db, shop, 'country');
  // Risks 0, .52, .5 and 1: the bins of width .05 from 0, .5 (twice) and .95.
  expect(all).toMatchObject({ n: 4, active: 4, lapsed: 1 });
  expect(all.bins.flatMap((n, bin) => Array<number>(n).fill(bin))).toEqual([0, 10, 10, 19]);
  expect(all.meanRisk).toBeCloseTo(2.02 / 4, 12);
  expect(groups.map(({ key, n, active, lapsed }) => [key, n, active, lapsed])).toEqual([
    ['GB', 3, 3, 1],
    ['DE', 1, 1, 0],
    // Came since: nobody was there before.
    ['', 0, 0, 0],
  ]);
  // One of three: Wilson's interval as the textbook has it.
  expect(groups[0]!.interval![0]).toBeCloseTo(0.0615, 4);
  expect(groups[0]!.interval![1]).toBeCloseTo(0.7923, 4);
  // A stage is that of 30 days earlier where losses are counted, and that of now where risk is.
  const stages = measureChurn(db, shop, 'stage').groups;
  expect(stages.find(({ key }) => key === 'atRisk')).toMatchObject({ n: 1, active: 1, lapsed: 1 });
  expect(stages.find(({ key }) => key === 'lapsed')).toMatchObject({ n: 1, active: 0, lapsed: 0 });
});

test('measureChurn: groups beyond the largest are merged, and nobody is lost', () => {
  const { db, shop } = openShop();
  for (let id = 100; id < 140; id++)
    insertProfile(db, shop.id, id, {
      firstProductType: `T${id}`,
      orderProbability90: 0.5,
      stage: 'new',
      stageBefore: 'new',
    });
  const { all, groups } = measureChurn(db, shop, 'type');
  expect(groups).toHaveLength(25);
  expect(groups.at(-1)!.key).toBeNull();
  expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(all.n);
  expect(groups.reduce((sum, { active }) => sum + active, 0)).toBe(all.active);
});

test('measureChurn: a group differs where chance hardly makes so large a difference among as many groups', () => {
  const db = openTestDatabase();
  const shop = { id: addTestShop(db), ianaTimezone: 'UTC' };
  // Ten groups of 30 buyers: by group, how many were lost.
  const measure = (lost: readonly number[]) => {
    db.sql.exec('BEGIN; DELETE FROM BuyerProfile');
    for (const [group, lapsed] of lost.entries())
      for (let at = 0; at < 30; at++)
        insertProfile(db, shop.id, group * 30 + at + 1, {
          firstProductType: `T${group}`,
          stageBefore: 'active',
          stage: at < lapsed ? 'lapsed' : 'active',
        });
    db.sql.exec('COMMIT');
    return measureChurn(db, shop, 'type').groups;
  };
  // 7 of 30 against 18 of 270 alone would do (p .012, the interval from .118 on is above the 25 of 300 of all); of ten it has to be .005.
  const [one, two] = measure([7, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  expect(one!.chance).toBeGreaterThan(0.005);
  expect(one!.chance).toBeLessThan(0.05);
  expect(one!.interval![0]).toBeGreaterThan(25 / 300);
  expect([one!.differs, two!.differs]).toEqual(['no', 'no']);
  const surely = measure([15, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
  expect(surely.map(({ differs }) => differs)).toEqual(['more', ...Array<string>(9).fill('no')]);
  expect(measure([0, 15, 15, 15, 15, 15, 15, 15, 15, 15])[0]!.differs).toBe('less');
  // Fewer than 30 are not compared, nor is a group without others.
  db.sql.exec(`DELETE FROM BuyerProfile WHERE customerId = 1 OR firstProductType NOT IN ('T0', 'T1')`);
  expect(measureChurn(db, shop, 'type').groups.map(({ chance, differs }) => [chance, differs])).toEqual([
    [null, null],
    [null, null],
  ]);
});

test('every group of every kind is named by a rule that counts its buyers', () => {
  const { db, shop } = openShop();
  db.sql.exec('UPDATE BuyerProfile SET recencyScore = 5, frequencyScore = customerId');
  for (const by of GROUPINGS) {
    const { groups } = measureChurn(db, shop, by);
    const counts = groups.map(({ key }) => countBuyers(db, shop, nameGroup(by, key!)).buyers);
    expect(
      counts.reduce((sum, n) => sum + n, 0),
      by,
    ).toBe(5);
  }
});

test('the list streams as CSV: all rows of the rule, money in units, unknown empty', async () => {
  const { db, shop } = openShop();
  const app = createTestApp({ db });
  const stream = await streamBuyers(app, shop, { all: [{ field: 'stage', is: 'loyal' }] });
  const lines = (await new Response(stream).text()).split('\n');
  expect(lines[0]).toMatch(/^customer_id,stage,stage_30_days_earlier,orders,net_revenue,/);
  expect(lines[1]).toBe('1,loyal,loyal,1,7,0,2025-12-21T12:00:00.000Z,2026-03-31T12:00:00.000Z,,1,,,,,,,GB,,,,');
  expect(lines).toHaveLength(4);
  db.sql.transaction(() => {
    for (let id = 1000; id < 2300; id++) insertProfile(db, shop.id, id);
  })();
  const all = await new Response(await streamBuyers(app, shop, { all: [] })).text();
  expect(all.split('\n')).toHaveLength(1 + 1305 + 1);
  expect(all).not.toContain('\n\n');
});

test('the tables of the page export what it shows', async () => {
  const { db, shop } = openShop();
  const reports = createReports(db);
  const write = (table: 'stages' | 'churn' | 'concentration') => exportBuyers(reports, shop, { table, by: 'country' });
  expect(await write('stages')).toBe(
    'stage_30_days_earlier,stage,buyers\n,new,1\nactive,atRisk,1\nloyal,loyal,2\natRisk,lapsed,1\n',
  );
  expect((await write('churn')).split('\n')[1]).toMatch(/^GB,3,0\.5,3,1,0\.333/);
  expect((await write('concentration')).split('\n')[5]).toMatch(/^0\.2,0\.7,$/);
});
