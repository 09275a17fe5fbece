import type { Reports } from '#app/measurement/reports/reports.ts';
import { exportRepeat } from '#app/measurement/reports/export-repeat.ts';
import { addDays, createBuckets, isIn, numberOf, placePeriod, type Asked, type Span, type Unit } from './calendar.ts';
import type { Tally } from './create-tally.ts';
import { add, DAY, middleOf, type Folder, type FolderOrder } from './folder.ts';
import { findTime, newcombe, traceWaits, wilson } from './intervals.ts';

const WINDOWS = [30, 60, 90, 180, 365];

interface View {
  readonly unit: Unit;
  readonly period: Asked;
}

type History = readonly FolderOrder[];

/** The page "Repeat purchases" and its exports, for one choice of period and unit. */
export async function checkRepeat(folder: Folder, reports: Reports, shop: { id: number }, asked: View, tally: Tally) {
  const answer = await reports.ask(shop, 'repeat', asked);
  const expected = countRepeat(folder, asked);
  tally.same('repeat', answer, expected, 1e-9);
  const { scale, currency } = folder;
  const dayOf = (period: number) => writeDay(period, asked.unit);
  tally.sameCsv('repeat.csv rates', exportRepeat(answer, 'rates', currency), listRates(expected, asked.unit), 1e-9);
  tally.sameCsv(
    'repeat.csv revenue',
    exportRepeat(answer, 'revenue', currency),
    expected.revenue.map((one) => [
      ...[dayOf(one.period), one.orders, one.netRevenueMinor / scale, one.knownOrders, one.knownNetMinor / scale],
      ...[one.repeatOrders, one.repeatNetMinor / scale],
      ...[one.knownNetMinor > 0 ? one.repeatNetMinor / one.knownNetMinor : null, one.isOver],
    ]),
  );
  const inDays = (ms: number | null | undefined) => (ms == null ? null : ms / DAY);
  tally.sameCsv(
    'repeat.csv sequence',
    exportRepeat(answer, 'sequence', currency),
    expected.sequence.map((step, i) => [
      ...[step.orderNumber, step.buyers, step.goingOn, step.goingOn / step.buyers],
      ...[step.netRevenueMinor / step.buyers / scale, inDays(step.medianGapMs)],
      ...(['p25Ms', 'p50Ms', 'p75Ms'] as const).map((name) => inDays(expected.times[i]?.[name])),
    ]),
  );
}

function countRepeat(folder: Folder, { unit, period }: View) {
  const { orders, asOf } = folder;
  const { span, before, shown, buckets, newest } = placePeriod(folder, period, unit);
  const histories = folder.buyers.map((buyer) => buyer.orders);
  const known = orders.filter(({ customer }) => customer !== null);
  const bucketOf = createBuckets(unit);
  const startersOf = (one: Span) => histories.filter(([first]) => isIn(first!.day, one));
  const compare = <Figure>(count: (one: Span) => Figure) => ({ now: count(span), before: before && count(before) });
  const within = WINDOWS.map((windowDays) => ({
    windowDays,
    ...compare((one) => countBack(startersOf(one), windowDays, asOf)),
  }));
  const firsts = new Set(histories.map(([first]) => first!.id));
  const inside = orders.filter(({ day }) => isIn(day, span));
  const starters = startersOf(span);
  return {
    asOf,
    buyers: histories.length,
    knownOrders: known.length,
    subscriptionOrders: known.filter(({ isSubscribed }) => isSubscribed).length,
    ...{ unit, period: shown, within },
    change: findChange(listPairs(orders, span, before), startersOf, asOf),
    lifetime: compare(({ to }) => countTwice(histories, ({ day }) => day <= to)),
    rates: WINDOWS.map((windowDays) => ({
      windowDays,
      periods: buckets.map((bucket) => {
        const members = starters.filter(([first]) => bucketOf(first!) === bucket);
        const { buyers, repeated } = countBack(members, windowDays, asOf);
        const mature = buyers === members.length && bucket < newest;
        return { period: numberOf(bucket, unit), buyers: members.length, matureBuyers: buyers, repeated, mature };
      }),
    })),
    lifetimeOver: buckets.map((bucket) => ({
      period: numberOf(bucket, unit),
      ...countTwice(histories, (order) => bucketOf(order) <= bucket),
    })),
    revenue: buckets.map((bucket) => ({
      ...sumUp(
        inside.filter((order) => bucketOf(order) === bucket),
        firsts,
      ),
      ...{ period: numberOf(bucket, unit), isOver: bucket < newest },
    })),
    total: compare((one) =>
      sumUp(
        orders.filter(({ day }) => isIn(day, one)),
        firsts,
      ),
    ),
    ...countSequence(starters, asOf),
  };
}

function countTwice(histories: readonly History[], isKnown: (order: FolderOrder) => boolean) {
  const known = histories.filter(([first]) => isKnown(first!));
  return { buyers: known.length, repeated: known.filter(([, second]) => second && isKnown(second)).length };
}

/** Of those whose first order is so old, who came back in that time. */
export function countBack(histories: readonly History[], days: number, asOf: number) {
  const mature = histories.filter(([first]) => asOf - first!.at >= days * DAY);
  const back = mature.filter(([first, second]) => second && second.at - first!.at <= days * DAY);
  return { buyers: mature.length, repeated: back.length };
}

type Counted = ReturnType<typeof countBack>;

interface Pair {
  readonly days: number;
  readonly newer: Span;
  readonly older: Span;
}

/** What may be compared: the period with the one before it, then its newest days with as many before, for each window. */
export function listPairs(orders: History, period: Span, before: Span | null): Pair[] {
  const [oldest, newest] = [orders[0]!.day, orders.at(-1)!.day];
  const windows = [90, 60, 30];
  const pairs = before ? windows.map((days) => ({ days, newer: period, older: before })) : [];
  for (const days of windows) {
    const last = [period.to, addDays(newest, -days)].sort()[0]!;
    const earliest = [period.from, oldest].sort()[1]!;
    const count = (Date.parse(last) - Date.parse(earliest)) / DAY + 1;
    for (const length of [90, Math.floor(count / 2)]) {
      const middle = addDays(last, -length);
      const newer = { from: addDays(middle, 1), to: last };
      const older = { from: addDays(middle, 1 - length), to: middle };
      if (length > 0 && older.from >= earliest) pairs.push({ days, newer, older });
    }
  }
  return pairs;
}

/** The first of these pairs that has 30 buyers on both sides. */
export function findChange(pairs: readonly Pair[], startersOf: (span: Span) => History[], asOf: number) {
  for (const { days: windowDays, newer, older } of pairs) {
    const now = { ...newer, ...countBack(startersOf(newer), windowDays, asOf) };
    const before = { ...older, ...countBack(startersOf(older), windowDays, asOf) };
    if (now.buyers < 30 || before.buyers < 30) continue;
    return {
      windowDays,
      now,
      before,
      interval: newcombe([now.repeated, now.buyers], [before.repeated, before.buyers]),
    };
  }
  return null;
}

/** What some orders brought, and how much of it came of buyers' later orders. */
export function sumUp(orders: readonly FolderOrder[], firsts: ReadonlySet<number>) {
  const known = orders.filter(({ customer }) => customer !== null);
  const repeat = known.filter(({ id }) => !firsts.has(id));
  return {
    orders: orders.length,
    netRevenueMinor: add(orders, ({ net }) => net),
    knownOrders: known.length,
    knownNetMinor: add(known, ({ net }) => net),
    repeatOrders: repeat.length,
    repeatNetMinor: add(repeat, ({ net }) => net),
  };
}

function countSequence(starters: readonly History[], asOf: number) {
  const sequence = [];
  const times = [];
  for (let i = 1; starters.some((orders) => orders.length >= i); i++) {
    const reached = starters.filter((orders) => orders.length >= i);
    const gaps = reached.filter((orders) => orders.length > i).map((orders) => orders[i]!.at - orders[i - 1]!.at);
    const opens = reached.filter((orders) => orders.length === i).map((orders) => asOf - orders[i - 1]!.at);
    const counts = { orderNumber: i, buyers: reached.length, goingOn: gaps.length };
    const netRevenueMinor = add(reached, (orders) => orders[i - 1]!.net);
    sequence.push({ ...counts, netRevenueMinor, medianGapMs: middleOf(gaps) });
    if (i > 5) continue;
    const steps = traceWaits(gaps, opens);
    const [p25Ms, p50Ms, p75Ms] = [0.25, 0.5, 0.75].map((share) => findTime(steps, share));
    times.push({ ...counts, p25Ms, p50Ms, p75Ms });
  }
  return { sequence, times };
}

function writeDay(period: number, unit: Unit): string {
  const at = unit === 'month' ? Date.UTC(Math.floor(period / 12), period % 12) : (period * 7 - 3) * DAY;
  return new Date(at).toISOString().slice(0, 10);
}

function listRates({ lifetime, within, rates, lifetimeOver }: ReturnType<typeof countRepeat>, unit: Unit) {
  const row = (name: (string | number | null)[], { buyers, repeated }: Counted, mature = true) => [
    ...[...name, buyers, repeated, buyers > 0 ? repeated / buyers : null],
    ...[...(wilson(repeated, buyers) ?? [null, null]), mature],
  ];
  const both = (name: (string | number | null)[], { now, before }: { now: Counted; before: Counted | null }) => [
    row([...name, 'now'], now),
    ...(before ? [row([...name, 'before'], before)] : []),
  ];
  return [
    ...both(['lifetime', null], lifetime),
    ...within.flatMap(({ windowDays, ...compared }) => both(['within', windowDays], compared)),
    ...rates.flatMap(({ windowDays, periods }) =>
      periods.map(({ period, matureBuyers, repeated, mature }) =>
        row([`within_by_${unit}`, windowDays, writeDay(period, unit)], { buyers: matureBuyers, repeated }, mature),
      ),
    ),
    ...lifetimeOver.map(({ period, ...counts }) => row([`lifetime_by_${unit}`, null, writeDay(period, unit)], counts)),
  ];
}
