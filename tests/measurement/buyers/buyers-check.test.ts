import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { getBuyer } from '#app/measurement/buyer/get-buyer.ts';
import { GROUPINGS, type Grouping } from '#app/measurement/buyers/buyer-groups.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';
import { readFolderOrders } from '../read-folder-orders.ts';
import { readFolderProducts } from '../read-folder-products.ts';
import { writeShopFolder } from '../write-shop-folder.ts';
import { countBuyers, pairGini, traceReturns, type CountedBuyer, type Standing } from './count-buyers.ts';

const DAY = 24 * 60 * 60 * 1000;

async function openFolder() {
  // REGULARS_CHECK_FOLDER names a real shop's folder to check instead.
  const folder = process.env.REGULARS_CHECK_FOLDER ?? writeShopFolder({ orders: 900, customers: 240 });
  const db = openTestDatabase();
  const { shopId } = await importShop(folder, { db, now: Date.now() });
  rebuildProfiles(db, shopId);
  const { ianaTimezone } = JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8')) as { ianaTimezone: string };
  const products = await readFolderProducts(join(folder, 'products.jsonl'), 2);
  const orders = await readFolderOrders(join(folder, 'orders.jsonl'), 2, products);
  const counted = orders.filter(({ counts }) => counts).sort((a, b) => a.at - b.at || a.id - b.id);
  return { db, shopId, ianaTimezone, orders: counted, ...countBuyers(counted), reports: createReports(db) };
}

const tally = (keys: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

test('every figure of the buyers page that is counted equals an independent count from the JSONL', async () => {
  const { shopId, ianaTimezone, buyers, cuts, orders, reports } = await openFolder();
  const page = await reports.ask({ id: shopId }, 'buyers', {});
  expect(page).toMatchObject({ buyers: buyers.length, asOf: orders.at(-1)!.at });
  expect(page.rfm!.cuts).toEqual({
    recencyDays: cuts.recency,
    frequency: cuts.frequency,
    monetaryMinor: cuts.monetary,
  });
  expect(page.rfm!.cells).toHaveLength(25);
  for (const { recency, frequency, n, monetaryMinor } of page.rfm!.cells) {
    const members = buyers.filter(({ now }) => now.scores[0] === recency && now.scores[1] === frequency);
    expect(n).toBe(members.length);
    expect(monetaryMinor * n).toBeCloseTo(add(members.map(({ net }) => net)), 4);
  }
  const flows = tally(buyers.map(({ before, now }) => `${before?.stage ?? ''} ${now.stage}`));
  expect(Object.fromEntries(page.flows.map(({ from, to, n }) => [`${from ?? ''} ${to}`, n]))).toEqual(flows);
  expect(Object.keys(flows).length).toBeGreaterThan(5);

  const nets = buyers.map(({ net }) => Math.max(0, net)).sort((a, b) => b - a);
  expect(page.revenue!.gini).toBeCloseTo(pairGini(nets), 9);
  expect(page.revenue!.topFifthFrom).toBe(nets[Math.ceil(nets.length / 5) - 1]);
  for (const [at, share] of page.revenue!.curve.entries()) {
    // Buyers up to the twentieth part, the last of them in part.
    const upTo = (at / 20) * nets.length;
    const brought = add(nets.map((net, i) => net * Math.min(1, Math.max(0, upTo - i))));
    expect(share).toBeCloseTo(brought / add(nets), 9);
  }

  const month = new Intl.DateTimeFormat('sv-SE', { timeZone: ianaTimezone, year: 'numeric', month: '2-digit' });
  const keyOf = ({ orders: [first] }: CountedBuyer, at: Standing): Record<Grouping, string> => ({
    type: first!.mainType,
    country: first!.country,
    source: first!.source,
    cohort: month.format(first!.at),
    stage: at.stage,
    rfm: `${at.scores[0]}-${at.scores[1]}`,
  });
  for (const by of GROUPINGS) {
    const { all, groups } = await reports.ask({ id: shopId }, 'buyers-churn', { by });
    const started = buyers.filter(({ before }) => before !== null && before.stage !== 'lapsed');
    const lost = started.filter(({ now }) => now.stage === 'lapsed');
    expect([all.active, all.lapsed], by).toEqual([started.length, lost.length]);
    const keyBefore = (buyer: CountedBuyer) => keyOf(buyer, buyer.before!)[by];
    const [active, lapsed] = [tally(started.map(keyBefore)), tally(lost.map(keyBefore))];
    for (const group of groups.filter(({ key }) => key !== null))
      expect([group.active, group.lapsed], `${by} ${group.key}`).toEqual([
        active[group.key!] ?? 0,
        lapsed[group.key!] ?? 0,
      ]);
    expect(add(groups.map(({ active: n }) => n))).toBe(started.length);
  }
}, 300_000);

test('every counted figure of a buyer’s page equals an independent count from the JSONL', async () => {
  const { db, shopId, orders, buyers, cuts } = await openFolder();
  const asOf = orders.at(-1)!.at;
  for (const { customer, orders: own, net, now, before } of buyers) {
    const { profile, gapDays, waitedDays, cuts: shown } = getBuyer(db, shopId, customer).figures!;
    const gaps = own.slice(1).map((order, i) => Math.floor((order.at - own[i]!.at) / 1000));
    expect(profile).toMatchObject({
      customerId: customer,
      orderCount: own.length,
      firstOrderAt: own[0]!.at,
      lastOrderAt: own.at(-1)!.at,
      netRevenueMinor: net,
      averageOrderMinor: Math.round(net / own.length),
      medianGapSeconds: gaps.length === 0 ? null : middleOf(gaps),
      discountedOrders: own.filter(({ isDiscounted }) => isDiscounted).length,
      firstProductType: own[0]!.mainType,
      firstCountry: own[0]!.country,
      firstSource: own[0]!.source,
      ...{ stage: now.stage, stageBefore: before?.stage ?? null },
      ...{ recencyScore: now.scores[0], frequencyScore: now.scores[1], monetaryScore: now.scores[2] },
      recencyScoreBefore: before?.scores[0] ?? null,
      frequencyScoreBefore: before?.scores[1] ?? null,
      monetaryScoreBefore: before?.scores[2] ?? null,
    });
    expect(gapDays.map((days) => Math.round(days * 86_400))).toEqual(gaps);
    expect(waitedDays).toBe(Math.floor((asOf - own.at(-1)!.at) / DAY));
    expect(shown!.monetaryMinor).toEqual(cuts.monetary);
  }
}, 300_000);

test('every wait of the page “Time to next order” equals an independent estimate from the JSONL', async () => {
  const { shopId, orders, buyers, reports } = await openFolder();
  const asOf = orders.at(-1)!.at;
  const { steps, types } = await reports.ask({ id: shopId }, 'survival', { isWhole: true });
  const check = (figures: (typeof steps)[number] | (typeof types)[number], of: readonly CountedBuyer[], i: number) => {
    const reached = of.filter(({ orders: own }) => own.length >= i);
    const gaps = reached.flatMap(({ orders: own }) => (own[i] ? [(own[i].at - own[i - 1]!.at) / DAY] : []));
    const opens = reached.flatMap(({ orders: own }) => (own[i] ? [] : [(asOf - own[i - 1]!.at) / DAY]));
    expect(figures).toMatchObject({ n: reached.length, returned: gaps.length });
    const curve = traceReturns(gaps, opens);
    const reach = (share: number) => curve.find(({ back }) => back > share - 1e-9)?.time ?? null;
    expect([figures.quarter.time, figures.half.time, figures.threeQuarters.time]).toEqual([0.25, 0.5, 0.75].map(reach));
    const backBy = (day: number) => curve.filter(({ time }) => time <= day).at(-1)?.back ?? 0;
    const longest = [...gaps, ...opens].sort((a, b) => b - a);
    if (longest.length < 10) expect(figures.within).toBeNull();
    else expect(figures.within?.days ?? 0).toBe(Math.min(365, Math.floor(longest[9]!)));
    for (const { day, back } of figures.points) expect(back).toBeCloseTo(backBy(day), 9);
    if (!figures.within?.window) return;
    expect(figures.within.back).toBeCloseTo(backBy(figures.within.days), 9);
    expect(figures.within.window).toEqual(
      [0.25, 0.5, 0.75].map((share) => Math.floor(reach(share * backBy(figures.within!.days))!)),
    );
  };
  expect(steps.map(({ orderNumber }) => orderNumber)).toEqual([1, 2, 3, 4, 5]);
  for (const step of steps) check(step, buyers, step.orderNumber);
  const listed = types.map(({ type }) => type);
  expect(types.length).toBeGreaterThan(1);
  for (const one of types)
    check(
      one,
      buyers.filter(({ orders: [first] }) =>
        one.type === null ? !listed.includes(first!.mainType) : first!.mainType === one.type,
      ),
      1,
    );
}, 300_000);

function add(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(half)]! : Math.floor((sorted[half - 1]! + sorted[half]!) / 2);
}
