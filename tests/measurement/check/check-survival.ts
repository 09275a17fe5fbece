import { countWriteWindows } from '#app/measurement/survival/count-write-windows.ts';
import { exportSurvival } from '#app/measurement/survival/export-survival.ts';
import { isIn, placePeriod, type Asked, type Span } from './calendar.ts';
import { findChange, listPairs } from './check-repeat.ts';
import type { Tally } from './create-tally.ts';
import { add, DAY, groupBy, type Folder, type FolderBuyer } from './folder.ts';
import { findTime, traceWaits, wilson, type Step } from './intervals.ts';
import type { CheckedFolder } from './open-checked-folder.ts';
import type { StatedBuyer } from './read-stated-buyers.ts';
import { traceShared } from './trace-shared.ts';

/** The page "Time to next order" and its exports: curves by step and first product type, and when to write to whom. */
export async function checkSurvival(
  { folder, reports, shop }: CheckedFolder,
  stated: ReadonlyMap<number, StatedBuyer>,
  period: Asked,
  tally: Tally,
): Promise<void> {
  tally.same('survival', await reports.ask(shop, 'survival', { period }), countSurvival(folder, period, 122), 1e-9);
  const answer = await reports.ask(shop, 'survival', { period, isWhole: true });
  const expected = countSurvival(folder, period, 365);
  tally.same('survival whole', answer, expected, 1e-9);
  const { windows, others } = await countWriteWindows(reports, shop, answer.steps);
  const asked = expected.steps.filter(({ effectiveN, within }) => effectiveN >= 30 && within?.window);
  const counted = asked.map((step) => countWindow(folder, stated, step, step.within!.window!));
  tally.same(
    'when to write',
    windows.map(({ orderNumber, andLater, from, middle, to, counts }) => ({
      ...{ orderNumber, andLater, from, middle, to, counts },
    })),
    counted,
  );
  const named = add(counted, ({ counts }) => counts.before.buyers + counts.inside.buyers + counts.past.buyers);
  tally.same('buyers of no window', others, folder.buyers.length - named);
  tally.sameCsv(
    'survival.csv orders',
    exportSurvival('orders', answer, windows),
    expected.steps.map(({ orderNumber, andLater, ...figures }) => [orderNumber, ...listCells(figures), andLater]),
    1e-9,
  );
  tally.sameCsv(
    'survival.csv types',
    exportSurvival('types', answer, windows),
    expected.types.map(({ type, ...figures }) => [type || null, type === null, ...listCells(figures)]),
    1e-9,
  );
  tally.sameCsv(
    'survival.csv windows',
    exportSurvival('windows', answer, windows),
    counted.map(({ orderNumber, andLater, from, middle, to, counts }) => [
      ...[orderNumber, from, middle, to],
      ...[counts.before.buyers, counts.inside.buyers, counts.past.buyers, andLater],
    ]),
  );
  tally.sameCsv(
    'survival.csv changes',
    exportSurvival('changes', answer, windows),
    expected.changes.map(listChange),
    1e-9,
  );
  const groups = [
    ...expected.steps.map((step) => ({ group: `order ${step.andLater ? '6+' : step.orderNumber}`, ...step })),
    ...expected.types.map((one) => ({ group: `type ${one.type ?? '(other)'}`, ...one })),
  ];
  tally.sameCsv(
    'survival.csv curves',
    exportSurvival('curves', answer, windows),
    groups.flatMap(({ group, points }) => points.map(({ day, back, low, high }) => [group, day, back, low, high])),
    1e-9,
  );
}

function countSurvival(folder: Folder, asked: Asked, most: number) {
  const { asOf, orders } = folder;
  const { span, before, shown } = placePeriod(folder, asked, 'month');
  const buyers = folder.buyers.filter(({ orders: [first] }) => isIn(first!.day, span));
  const known = orders.filter(({ customer }) => customer !== null);
  const describe = (some: readonly FolderBuyer[], i: number) => describeWaits(some, i, asOf, most);
  const byType = groupBy(buyers, ({ orders: [first] }) => first!.mainType);
  const listed = [...byType]
    .filter(([, members]) => members.length >= 30)
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .slice(0, 4)
    .map(([type]) => type);
  const rest = buyers.filter(({ orders: [first] }) => !listed.includes(first!.mainType));
  return {
    ...{ asOf, period: shown, buyers: buyers.length, knownOrders: known.length },
    subscriptionOrders: known.filter(({ isSubscribed }) => isSubscribed).length,
    changes: [1, 2, 3, 4, 5, 6].map((i) => countChange(folder, i, listPairs(orders, span, before))),
    steps: [
      ...[1, 2, 3, 4, 5]
        .filter((i) => buyers.some((buyer) => buyer.orders.length >= i))
        .map((i) => ({ orderNumber: i, andLater: false, ...describe(buyers, i) })),
      ...[buyers.filter((buyer) => buyer.orders.length >= 6)]
        .filter((some) => some.length > 0)
        .map((some) => ({ orderNumber: 6, andLater: true, ...describeLater(some, asOf, most) })),
    ],
    types: [
      ...listed.map((type) => ({ type: type as string | null, ...describe(byType.get(type)!, 1) })),
      ...(rest.length > 0 && listed.length > 0 ? [{ type: null, ...describe(rest, 1) }] : []),
    ],
  };
}

/** An i-th order in the newer days against the older ones; of the sixth and later a buyer's first in these days. */
function countChange({ buyers, asOf }: Folder, i: number, pairs: ReturnType<typeof listPairs>) {
  const begun = (span: Span) =>
    buyers.flatMap(({ orders }) => {
      const at = orders.findIndex(({ day }, place) => (i < 6 ? place === i - 1 : place >= 5) && isIn(day, span));
      return at < 0 ? [] : [orders.slice(at, at + 2)];
    });
  const change = findChange(pairs, begun, asOf);
  const findHalf = (span: Span) => {
    const waits = begun(span);
    const steps = traceWaits(
      waits.flatMap(([order, next]) => (next ? [next.at - order!.at] : [])),
      waits.flatMap(([order, next]) => (next ? [] : [asOf - order!.at])),
    );
    return {
      time: inDays(findTime(steps, 0.5)),
      low: inDays(findTime(steps, 0.5, 'low')),
      high: inDays(findTime(steps, 0.5, 'high')),
    };
  };
  const half = change && { now: findHalf(change.now), before: findHalf(change.before) };
  return { orderNumber: i, andLater: i === 6, change, half };
}

function listChange({ orderNumber, andLater, change, half }: ReturnType<typeof countChange>) {
  if (!change || !half) return [orderNumber, andLater, ...Array.from({ length: 20 }, () => null)];
  const { windowDays, now, before, interval } = change;
  const shares = [now.repeated / now.buyers, before.repeated / before.buyers] as const;
  return [
    ...[orderNumber, andLater, windowDays, now.from, now.to, before.from, before.to],
    ...[now.buyers, now.repeated, shares[0], before.buyers, before.repeated, shares[1], shares[0] - shares[1]],
    ...[...interval!, half.now.time, half.now.low, half.now.high],
    ...[half.before.time, half.before.low, half.before.high],
  ];
}

function describeWaits(buyers: readonly FolderBuyer[], i: number, asOf: number, most: number) {
  const reached = buyers.filter(({ orders }) => orders.length >= i);
  const gaps = reached.flatMap(({ orders }) => (orders[i] ? [orders[i].at - orders[i - 1]!.at] : []));
  const opens = reached.flatMap(({ orders }) => (orders[i] ? [] : [asOf - orders[i - 1]!.at]));
  const waits = [...gaps, ...opens].sort((a, b) => b - a);
  const counts = { n: reached.length, effectiveN: reached.length, waits: reached.length, returned: gaps.length };
  return { ...counts, ...describeSteps(traceWaits(gaps, opens), waits, most) };
}

/** Every wait from the sixth order on; those of a buyer are not independent. */
function describeLater(buyers: readonly FolderBuyer[], asOf: number, most: number) {
  const waits = buyers.flatMap(({ orders, customer }) =>
    orders.slice(5).map((order, i) => {
      const next = orders[i + 6];
      return [(next?.at ?? asOf) - order.at, next !== undefined, customer] as const;
    }),
  );
  const longest = [...groupBy(waits, ([, , customer]) => customer).values()].map((own) =>
    own.reduce((most, [ms]) => Math.max(most, ms), 0),
  );
  const squares = add(buyers, ({ orders }) => (orders.length - 5) ** 2);
  return {
    ...{ n: buyers.length, effectiveN: (waits.length * waits.length) / squares, waits: waits.length },
    returned: waits.length - buyers.length,
    ...describeSteps(
      traceShared(waits),
      longest.sort((a, b) => b - a),
      most,
    ),
  };
}

/** @param waits the longest of each buyer, descending. */
function describeSteps(steps: readonly Step[], waits: readonly number[], most: number) {
  const days = Math.min(365, Math.floor((waits[9] ?? 0) / DAY));
  const back = (share: number) => ({
    time: inDays(findTime(steps, share)),
    low: inDays(findTime(steps, share, 'low')),
    high: inDays(findTime(steps, share, 'high')),
  });
  const by = (day: number) => backBy(steps, waits, day);
  const every = Math.ceil(days / most);
  const ends = days > 0 ? Array.from({ length: Math.ceil(days / every) }, (_, at) => (at + 1) * every) : [];
  return {
    ...{ quarter: back(0.25), half: back(0.5), threeQuarters: back(0.75) },
    within: days > 0 ? { days, ...by(days), window: findWindow(steps, by(days).back) } : null,
    points: ends.map((end) => ({ day: Math.min(end, days), ...by(Math.min(end, days)) })),
  };
}

const inDays = (ms: number | null): number | null => (ms === null ? null : ms / DAY);

/** The share back by the end of a day. Before the first return: none of those who waited so long. */
function backBy(steps: readonly Step[], waits: readonly number[], day: number) {
  const last = steps.findLast(({ time }) => time <= day * DAY);
  if (last) return { back: 1 - last.waiting, low: 1 - last.high, high: 1 - last.low };
  const none = waits.filter((wait) => wait >= day * DAY).length;
  return { back: 0, low: 0, high: wilson(0, none)![1] };
}

function findWindow(steps: readonly Step[], back: number): [number, number, number] | null {
  if (back === 0) return null;
  const dayOf = (share: number) => Math.floor(findTime(steps, share * back)! / DAY);
  return [dayOf(0.25), dayOf(0.5), dayOf(0.75)];
}

function countWindow(
  { buyers, asOf }: Folder,
  stated: ReadonlyMap<number, StatedBuyer>,
  { orderNumber, andLater }: { readonly orderNumber: number; readonly andLater: boolean },
  [from, middle, to]: readonly [number, number, number],
) {
  const members = buyers.filter(
    ({ orders }) => orders.length === orderNumber || (andLater && orders.length > orderNumber),
  );
  const waited = ({ orders }: FolderBuyer) => Math.floor((asOf - orders.at(-1)!.at) / DAY);
  const count = (isOne: (days: number) => boolean) =>
    sumBuyers(
      members.filter((one) => isOne(waited(one))),
      stated,
    );
  return {
    ...{ orderNumber, andLater, from, middle, to },
    counts: {
      before: count((days) => days < from),
      inside: count((days) => days >= from && days <= to),
      past: count((days) => days > to),
    },
  };
}

/** How many buyers, what they brought, and the sum of the values that their pages state. */
export function sumBuyers(buyers: readonly FolderBuyer[], stated: ReadonlyMap<number, StatedBuyer>) {
  const values = buyers.flatMap(({ customer }) => stated.get(customer)!.clv365MeanMinor ?? []);
  return {
    buyers: buyers.length,
    netRevenueMinor: add(buyers, ({ orders }) => add(orders, ({ net }) => net)),
    expected365Minor: values.length > 0 ? add(values, (value) => value) : null,
  };
}

function listCells(figures: ReturnType<typeof describeWaits>) {
  const { n, waits, returned, within, quarter, half, threeQuarters } = figures;
  return [
    ...[n, returned, within?.days ?? null, within?.back ?? null, within?.low ?? null, within?.high ?? null],
    ...[quarter.time, half.time, half.low, half.high, threeQuarters.time, waits],
  ];
}
