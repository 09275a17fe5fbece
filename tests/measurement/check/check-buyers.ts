import type { App } from '#app/app.server.ts';
import { GROUPINGS, type Grouping } from '#app/measurement/buyers/buyer-groups.ts';
import { exportBuyers } from '#app/measurement/buyers/export-buyers.ts';
import { streamBuyers } from '#app/measurement/buyers/stream-buyers.ts';
import { PAGE_ROWS, SORTS, type BuyerSort, type ListEdge } from '#app/profiles/segments/list-buyers.ts';
import { countLacks } from './count-lacks.ts';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import type { Cuts } from './count-standings.ts';
import type { Tally } from './create-tally.ts';
import { add, groupBy, type Folder } from './folder.ts';
import { fisher, wilson } from './intervals.ts';
import type { CheckedFolder } from './open-checked-folder.ts';
import type { StatedBuyer } from './read-stated-buyers.ts';

type Stated = ReadonlyMap<number, StatedBuyer>;

const STAGES = ['new', 'active', 'loyal', 'atRisk', 'lapsed'];

/** The page "Buyers" and its exports, from what the buyers' own pages say: each of these is checked by itself. */
export async function checkBuyersPage(
  { folder, reports, shop }: CheckedFolder,
  { stated, cuts }: { readonly stated: Stated; readonly cuts: Cuts | null },
  tally: Tally,
): Promise<void> {
  const buyers = [...stated.values()];
  const { calibration, ...page } = await reports.ask(shop, 'buyers', {});
  const expected = countPage(folder, buyers, cuts);
  tally.same('buyers', page, expected, 1e-9);
  const exported = (table: 'stages' | 'rfm' | 'concentration' | 'calibration') =>
    exportBuyers(reports, { ...shop, currency: folder.currency }, { table, by: 'type' });
  tally.sameCsv(
    'buyers.csv stages',
    await exported('stages'),
    expected.flows.map(({ from, to, n }) => [from, to, n]),
  );
  tally.sameCsv(
    'buyers.csv rfm',
    await exported('rfm'),
    (expected.rfm?.cells ?? []).map(({ recency, frequency, n, monetaryMinor }) => [
      ...[recency, frequency, n, n > 0 ? monetaryMinor / folder.scale : null],
    ]),
    1e-9,
  );
  tally.sameCsv(
    'buyers.csv concentration',
    await exported('concentration'),
    (expected.revenue?.curve ?? []).map((share, i) => [i / 20, share, expected.margin?.curve[i] ?? null]),
    1e-9,
  );
  tally.sameCsv(
    'buyers.csv calibration',
    await exported('calibration'),
    (calibration ?? []).map(({ predicted, n, returned, interval }) => [
      predicted,
      n,
      returned,
      returned / n,
      ...interval,
    ]),
  );
}

function countPage(folder: Folder, buyers: readonly StatedBuyer[], cuts: Cuts | null) {
  const flows = groupBy(buyers, ({ stageBefore, stage }) => `${stageBefore} ${stage}`);
  const lacks = countLacks(folder);
  const cells = [1, 2, 3, 4, 5].flatMap((recency) => [1, 2, 3, 4, 5].map((frequency) => ({ recency, frequency })));
  return {
    ...{ isFitted: true, asOf: buyers.length > 0 ? folder.asOf : null, buyers: buyers.length },
    flows: [null, ...STAGES].flatMap((from) =>
      STAGES.map((to) => ({ from, to, n: flows.get(`${from} ${to}`)?.length ?? 0 })).filter(({ n }) => n > 0),
    ),
    ...{ stagesLack: lacks.stage, rfmLack: lacks.rfm, riskLack: lacks.orders },
    rfm: cuts && {
      cuts,
      cells: cells.map(({ recency, frequency }) => {
        const own = buyers.filter((one) => one.recencyScore === recency && one.frequencyScore === frequency);
        const net = add(own, ({ netRevenueMinor }) => netRevenueMinor);
        return { recency, frequency, n: own.length, monetaryMinor: own.length > 0 ? net / own.length : 0 };
      }),
    },
    revenue: concentrate(buyers.map(({ netRevenueMinor }) => netRevenueMinor)),
    margin: concentrate(buyers.flatMap(({ marginMinor }) => marginMinor ?? [])),
  };
}

/** Buyers up to each twentieth part, the last of them in part; Gini's mean difference of every pair over twice the mean. */
function concentrate(amounts: readonly number[]) {
  const best = amounts.map((amount) => Math.max(0, amount)).sort((a, b) => b - a);
  const n = best.length;
  const total = add(best, (amount) => amount);
  if (total === 0) return null;
  const upTo = (count: number) => add(best.slice(0, Math.floor(count)), (one) => one);
  const curve = Array.from({ length: 21 }, (_, i) => {
    const count = (i * n) / 20;
    return (upTo(count) + (count % 1) * (best[Math.floor(count)] ?? 0)) / total;
  });
  // Each pair differs by the larger less the smaller: with the best first, place i is the larger n - 1 - i times.
  const differences = add([...best.entries()], ([i, amount]) => amount * (n - 1 - i) - amount * i);
  return { n, total, curve, gini: (2 * differences) / (2 * n * total), topFifthFrom: best[Math.ceil(n / 5) - 1]! };
}

/** Churn risk and churn by every kind of group, and their export. */
export async function checkChurn(
  { folder, reports, shop }: CheckedFolder,
  stated: Stated,
  tally: Tally,
): Promise<void> {
  const days = new Map(folder.buyers.map(({ customer, orders: [first] }) => [customer, first!.day]));
  for (const by of GROUPINGS) {
    const expected = countChurn([...stated.values()], by, (one) => days.get(one.customerId)!);
    tally.same(`churn by ${by}`, await reports.ask(shop, 'buyers-churn', { by }), expected, 1e-9);
    tally.sameCsv(
      `buyers.csv churn by ${by}`,
      await exportBuyers(reports, shop, { table: 'churn', by }),
      expected.groups.map(({ key, n, meanRisk, active, lapsed, interval, chance, differs }) => [
        ...[key ?? '(others)', n, meanRisk, active, lapsed, active > 0 ? lapsed / active : null],
        ...[...(interval ?? [null, null]), chance, differs],
      ]),
      1e-9,
    );
  }
}

function countChurn(buyers: readonly StatedBuyer[], by: Grouping, dayOf: (buyer: StatedBuyer) => string) {
  const keyOf = (buyer: StatedBuyer, when: '' | 'Before'): string | null => {
    if (by === 'stage') return buyer[`stage${when}`];
    if (by === 'cohort') return dayOf(buyer).slice(0, 7);
    if (by !== 'rfm')
      return { type: buyer.firstProductType, country: buyer.firstCountry, source: buyer.firstSource }[by];
    const [recency, frequency] = [buyer[`recencyScore${when}`], buyer[`frequencyScore${when}`]];
    return recency === null || frequency === null ? null : `${recency}-${frequency}`;
  };
  const active = buyers.filter(({ stageBefore }) => stageBefore !== null && stageBefore !== 'lapsed');
  const now = groupBy(buyers, (buyer) => keyOf(buyer, ''));
  const before = groupBy(active, (buyer) => keyOf(buyer, 'Before'));
  const keys = [...new Set([...now.keys(), ...before.keys()])].filter((key) => key !== null);
  const groups = keys.map((key) => describeGroup(key, now.get(key) ?? [], before.get(key) ?? []));
  if (by === 'cohort') groups.sort((a, b) => (a.key! < b.key! ? 1 : -1));
  else groups.sort((a, b) => b.n - a.n || b.active - a.active || (a.key! < b.key! ? -1 : 1));
  const rest = groups.slice(24).map(({ key }) => key);
  const restOf = (of: typeof now) => rest.flatMap((key) => of.get(key) ?? []);
  const merged = rest.length > 0 ? [describeGroup(null, restOf(now), restOf(before))] : [];
  const all = describeGroup(null, buyers, active);
  return { all, groups: compareGroups([...groups.slice(0, 24), ...merged], all) };
}

/** Fisher's test against everybody else; of those that Benjamini and Hochberg find, which side. */
function compareGroups(groups: readonly ReturnType<typeof describeGroup>[], { active, lapsed }: Losses) {
  const chances = groups.map((one) => {
    const isTested = one.key !== null && Math.min(one.active, active - one.active) >= 30;
    return isTested ? fisher([one.lapsed, one.active], [lapsed - one.lapsed, active - one.active]) : null;
  });
  const known = chances.filter((chance) => chance !== null);
  const isFound = (chance: number) =>
    known.some((bar) => bar >= chance && bar <= (0.05 * known.filter((one) => one <= bar).length) / known.length);
  return groups.map((one, at) => {
    const chance = chances[at]!;
    const side = one.lapsed / one.active > lapsed / active ? 'more' : 'less';
    return { ...one, chance, differs: chance === null ? null : isFound(chance) ? side : 'no' };
  });
}

interface Losses {
  readonly active: number;
  readonly lapsed: number;
}

function describeGroup(key: string | null, now: readonly StatedBuyer[], active: readonly StatedBuyer[]) {
  const risks = now.flatMap(({ orderProbability90 }) => (orderProbability90 === null ? [] : 1 - orderProbability90));
  const lapsed = active.filter(({ stage }) => stage === 'lapsed').length;
  const bins = Array.from({ length: 20 }, () => 0);
  for (const risk of risks) bins[risk === 1 ? 19 : Math.floor(risk * 20)]! += 1;
  const meanRisk = risks.length > 0 ? add(risks, (risk) => risk) / risks.length : null;
  return {
    ...{ key, n: risks.length, meanRisk, bins },
    ...{ active: active.length, lapsed, interval: wilson(lapsed, active.length) },
  };
}

/** The list of buyers in every order, page by page, back and forth, its search, and its export. */
export async function checkList(
  { folder, db, reports, shop }: CheckedFolder,
  stated: Stated,
  tally: Tally,
): Promise<void> {
  const everybody = { rule: { all: [] }, search: '' };
  for (const sort of SORTS)
    for (const direction of ['asc', 'desc'] as const) {
      const listed: number[] = [];
      let previous: ListEdge | null = null;
      for (let after: ListEdge | null | undefined; after !== null;) {
        const query = { ...everybody, sort, direction, ...(after && { after }) };
        const page = await reports.ask(shop, 'buyers-list', query);
        listed.push(...page.rows.map(({ customerId }) => customerId));
        for (const row of sort === 'customerId' ? page.rows : [])
          for (const name of Object.keys(row) as (keyof typeof row)[])
            tally.same(`list: ${row.customerId}.${name}`, row[name], stated.get(row.customerId)![name]);
        [after, previous] = [page.next, page.previous];
      }
      const sorted = sortBuyers([...stated.values()], sort, direction);
      tally.same(`list by ${sort} ${direction}`, listed, sorted);
      if (!previous) continue;
      const back = await reports.ask(shop, 'buyers-list', { ...everybody, sort, direction, before: previous });
      const from = Math.floor((sorted.length - 1) / PAGE_ROWS - 1) * PAGE_ROWS;
      tally.same(
        `list by ${sort} ${direction}: back`,
        back.rows.map(({ customerId }) => customerId),
        [...sorted.slice(from, from + PAGE_ROWS)],
      );
    }
  await checkPart({ reports, shop }, stated, tally);
  const named = folder.allOrders.filter(({ customer }) => customer !== null && stated.has(customer)).slice(0, 20);
  for (const { name, customer } of named) {
    const query = { ...everybody, search: name, sort: 'customerId', direction: 'asc' } as const;
    const { rows } = await reports.ask(shop, 'buyers-list', query);
    tally.holds(
      `list: search ${name}`,
      rows.some(({ customerId }) => customerId === customer),
    );
  }
  const stream = await streamBuyers({ db, reports } as unknown as App, shop, { all: [] });
  tally.sameCsv('list.csv', await new Response(stream).text(), listRows([...stated.values()], folder.scale));
}

/** The list of those whom two conditions name, page by page. */
async function checkPart(
  { reports, shop }: Pick<CheckedFolder, 'reports' | 'shop'>,
  stated: Stated,
  tally: Tally,
): Promise<void> {
  const rule: BuyerRule = {
    all: [
      { field: 'orderCount', atLeast: 2 },
      { field: 'stage', is: 'lapsed', not: true },
    ],
  };
  const part = [...stated.values()].filter(
    ({ orderCount, stage }) => orderCount >= 2 && stage !== null && stage !== 'lapsed',
  );
  for (const sort of SORTS) {
    const listed: number[] = [];
    for (let after: ListEdge | null | undefined; after !== null;) {
      const query = { rule, search: '', sort, direction: 'desc' as const, ...(after && { after }) };
      const page = await reports.ask(shop, 'buyers-list', query);
      listed.push(...page.rows.map(({ customerId }) => customerId));
      after = page.next;
    }
    tally.same(`list of a part by ${sort}`, listed, sortBuyers(part, sort, 'desc'));
  }
}

function sortBuyers(buyers: readonly StatedBuyer[], sort: BuyerSort, direction: 'asc' | 'desc'): number[] {
  const sign = direction === 'asc' ? 1 : -1;
  const last = Infinity * sign;
  return buyers
    .toSorted((a, b) => {
      const [one, other] = [a[sort] ?? last, b[sort] ?? last];
      return sign * (one === other ? a.customerId - b.customerId : one < other ? -1 : 1);
    })
    .map(({ customerId }) => customerId);
}

function listRows(buyers: readonly StatedBuyer[], scale: number) {
  const money = (minor: number | null) => (minor === null ? null : minor / scale);
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return buyers.map((one) => [
    ...[one.customerId, one.stage, one.stageBefore, one.orderCount, money(one.netRevenueMinor)],
    ...[money(one.averageOrderMinor), instant(one.firstOrderAt), instant(one.lastOrderAt), one.rhythmDays],
    ...[
      one.orderProbability90,
      money(one.clv365MeanMinor),
      money(one.clv365P10Minor),
      money(one.clv365P50Minor),
      money(one.clv365P90Minor),
    ],
    ...[instant(one.dueAt), one.firstProductType || null, one.firstCountry || null, one.firstSource || null],
    ...[one.recencyScore, one.frequencyScore, one.monetaryScore],
  ]);
}
