import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolderOrders, type FolderOrder } from './read-folder-orders.ts';
import { readFolderProducts } from './read-folder-products.ts';

const DAY = 24 * 60 * 60 * 1000;
const ZERO_DECIMALS = ['JPY', 'KRW', 'CLP', 'VND'];

/** What a page is asked for: days of the shop's calendar, and what first orders must be like. */
export interface CheckedView {
  readonly unit: 'month' | 'week';
  /** Null is all. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly product?: number;
  readonly type?: string;
  readonly country?: string;
  readonly source?: string;
  readonly discounted?: boolean;
}

/** The lines of the pages' exports, without headings. */
export interface IndependentCount {
  readonly rates: string[];
  readonly revenue: string[];
  readonly sequence: string[];
  readonly cohorts: string[];
  readonly starters: number;
  readonly buyers: number;
}

/** An order with its place in the calendar. */
interface Placed extends FolderOrder {
  day: string;
  bucket: string;
}

/**
 * The figures of the pages "Repeat purchases" and "Cohorts" of a shop folder, counted from its JSONL by other means than
 * the app's: plain maps and filters, a calendar look-up for every order, whole-number money, nothing imported from the app.
 *
 * On any folder: `node tests/measurement/independent-check.ts DIR` prints them by month.
 */
export async function countIndependently(folder: string, views: readonly CheckedView[]): Promise<IndependentCount[]> {
  const shop = JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8')) as Record<string, string>;
  const digits = ZERO_DECIMALS.includes(shop.currencyCode!) ? 0 : 2;
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: shop.ianaTimezone! });
  const products = await readFolderProducts(join(folder, 'products.jsonl'), digits);
  const orders = (await readFolderOrders(join(folder, 'orders.jsonl'), digits, products))
    .filter((order) => order.counts)
    .map((order) => ({ ...order, day: calendar.format(order.at) }));
  orders.sort((a, b) => a.at - b.at || a.id - b.id);
  return views.map((view) =>
    countView(
      orders.map((order) => ({ ...order, bucket: bucketOf(order.day, view.unit) })),
      view,
      10 ** digits,
    ),
  );
}

function countView(orders: readonly Placed[], view: CheckedView, scale: number): IndependentCount {
  const last = orders.at(-1)!;
  const oldest = orders[0]!.day;
  const span = view.period ?? { from: oldest, to: last.day };
  const histories = new Map<string, Placed[]>();
  for (const order of orders) {
    if (order.customer === null) continue;
    if (!histories.has(order.customer)) histories.set(order.customer, []);
    histories.get(order.customer)!.push(order);
  }
  const all = [...histories.values()];
  const inSpan = (day: string) => day >= span.from && day <= span.to;
  const starters = all.filter(([first]) => inSpan(first!.day));
  const from = span.from > oldest ? span.from : oldest;
  const to = span.to < last.day ? span.to : last.day;
  const buckets = listBuckets(bucketOf(from, view.unit), bucketOf(to, view.unit), view.unit);
  const chosen = starters.filter(([first]) => meets(first!, view));
  const facts: Facts = { all, starters, buckets, last, span, unit: view.unit, scale, oldest };
  return {
    rates: countRates(facts),
    revenue: countRevenue(
      orders.filter((order) => inSpan(order.day)),
      facts,
    ),
    sequence: countSequence(facts),
    cohorts: countCohorts(chosen, facts),
    starters: starters.length,
    buyers: chosen.length,
  };
}

interface Facts {
  readonly all: Placed[][];
  readonly starters: Placed[][];
  readonly buckets: string[];
  readonly last: Placed;
  readonly span: { readonly from: string; readonly to: string };
  readonly unit: 'month' | 'week';
  readonly scale: number;
  readonly oldest: string;
}

/** The first day of the month or (Monday) week. */
function bucketOf(day: string, unit: CheckedView['unit']): string {
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  const date = new Date(`${day}T12:00:00Z`);
  return addDays(day, -((date.getUTCDay() + 6) % 7));
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function listBuckets(from: string, to: string, unit: CheckedView['unit']): string[] {
  const buckets: string[] = [];
  for (let bucket = from; bucket <= to; bucket = bucketOf(addDays(bucket, unit === 'month' ? 31 : 7), unit))
    buckets.push(bucket);
  return buckets;
}

function meets(first: Placed, { product, type, country, source, discounted }: CheckedView): boolean {
  return (
    (product === undefined || first.mainProduct === product) &&
    (type === undefined || first.mainType === type) &&
    (country === undefined || first.country === country) &&
    (source === undefined || first.source === source) &&
    (discounted === undefined || first.isDiscounted === discounted)
  );
}

function countRates({ all, starters, buckets, last, span, unit, oldest }: Facts): string[] {
  const lines: string[] = [];
  const add = (name: string, buyers: number, repeated: number, mature: boolean) =>
    lines.push(
      `${name},${buyers},${repeated},${buyers > 0 ? repeated / buyers : ''},${wilson(repeated, buyers)},${mature}`,
    );
  const days = Math.round((Date.parse(span.to) - Date.parse(span.from)) / DAY) + 1;
  const before = { from: addDays(span.from, -days), to: addDays(span.from, -1) };
  const hasBefore = before.from >= oldest;
  const lifetime = (to: string) => {
    const known = all.filter(([first]) => first!.day <= to);
    return [known.length, known.filter(([, second]) => second && second.day <= to).length] as const;
  };
  add('lifetime,,now', ...lifetime(span.to), true);
  if (hasBefore) add('lifetime,,before', ...lifetime(before.to), true);
  const windows = [30, 60, 90, 180, 365];
  const count = (buyers: Placed[][], window: number) => {
    const mature = buyers.filter(([first]) => last.at - first!.at >= window * DAY);
    const back = mature.filter(([first, second]) => second && second.at - first!.at <= window * DAY);
    return [mature.length, back.length] as const;
  };
  for (const window of windows) {
    add(`within,${window},now`, ...count(starters, window), true);
    const earlier = all.filter(([first]) => first!.day >= before.from && first!.day <= before.to);
    if (hasBefore) add(`within,${window},before`, ...count(earlier, window), true);
  }
  for (const window of windows)
    for (const bucket of buckets) {
      const members = starters.filter(([first]) => first!.bucket === bucket);
      const [mature, back] = count(members, window);
      add(`within_by_${unit},${window},${bucket}`, mature, back, mature === members.length && bucket < last.bucket);
    }
  for (const bucket of buckets) {
    const known = all.filter(([first]) => first!.bucket <= bucket);
    const twice = known.filter(([, second]) => second && second.bucket <= bucket);
    add(`lifetime_by_${unit},,${bucket}`, known.length, twice.length, true);
  }
  return lines;
}

/** The score interval as the solutions of |p - k/n| = z sqrt(p (1 - p) / n), by bisection; to be compared in 9 digits. */
function wilson(count: number, n: number): string {
  if (n === 0) return ',';
  const share = count / n;
  const solve = (inside: number, outside: number) => {
    let [good, bad] = [inside, outside];
    for (let i = 0; i < 200; i++) {
      const middle = (good + bad) / 2;
      if (Math.abs(middle - share) <= 1.959963984540054 * Math.sqrt((middle * (1 - middle)) / n)) good = middle;
      else bad = middle;
    }
    return good;
  };
  return `${solve(share, 0)},${solve(share, 1)}`;
}

function countRevenue(orders: Placed[], { all, buckets, last, scale }: Facts): string[] {
  const firsts = new Set(all.map(([first]) => first!.id));
  const sum = (list: Placed[]) => Number(list.reduce((total, order) => total + order.netMinor, 0n));
  return buckets.map((bucket) => {
    const placed = orders.filter((order) => order.bucket === bucket);
    const known = placed.filter((order) => order.customer !== null);
    const returning = known.filter((order) => !firsts.has(order.id));
    const share = sum(known) > 0 ? sum(returning) / sum(known) : '';
    const part = (list: Placed[]) => `${list.length},${sum(list) / scale}`;
    return `${bucket},${part(placed)},${part(known)},${part(returning)},${share},${bucket < last.bucket}`;
  });
}

function countSequence({ starters, last, scale }: Facts): string[] {
  const lines: string[] = [];
  for (let i = 1; starters.some((orders) => orders.length >= i); i++) {
    const reached = starters.filter((orders) => orders.length >= i);
    const gaps = reached.filter((orders) => orders.length > i).map((orders) => orders[i]!.at - orders[i - 1]!.at);
    const waits = reached.filter((orders) => orders.length === i).map((orders) => last.at - orders[i - 1]!.at);
    const earned = reached.reduce((sum, orders) => sum + orders[i - 1]!.netMinor, 0n);
    const n = reached.length;
    const back = i > 5 ? ['', '', ''] : [0.25, 0.5, 0.75].map((share) => timeBack(share, gaps, waits));
    lines.push(
      `${i},${n},${gaps.length},${gaps.length / n},${Number(earned) / n / scale},${middleOf(gaps)},${back.join(',')}`,
    );
  }
  return lines;
}

/** Kaplan and Meier's time by which a share is back: each time of a return in turn, from those still waiting before it. */
function timeBack(share: number, gaps: number[], waits: number[]): number | '' {
  let waiting = 1;
  for (const time of [...new Set(gaps)].sort((a, b) => a - b)) {
    const atRisk = gaps.filter((gap) => gap >= time).length + waits.filter((wait) => wait >= time).length;
    waiting *= 1 - gaps.filter((gap) => gap === time).length / atRisk;
    if (waiting <= 1 - share + 1e-12) return time / DAY;
  }
  return '';
}

function middleOf(gaps: number[]): number | '' {
  gaps.sort((a, b) => a - b);
  const half = Math.floor(gaps.length / 2);
  if (gaps.length === 0) return '';
  return (gaps.length % 2 ? gaps[half]! : (gaps[half - 1]! + gaps[half]!) / 2) / DAY;
}

function countCohorts(buyers: Placed[][], { buckets, last, unit, scale }: Facts): string[] {
  return buckets.flatMap((cohort) => {
    const members = buyers.filter(([first]) => first!.bucket === cohort);
    const n = members.length;
    if (n === 0) return [];
    return listBuckets(cohort, last.bucket, unit).map((bucket, step) => {
      const ordering = members.filter((orders) => orders.some((order) => order.bucket === bucket)).length;
      const sofar = members.flat().filter((order) => order.bucket <= bucket);
      const sum = (list: Placed[]) => Number(list.reduce((total, order) => total + order.netMinor, 0n));
      const costed = sofar.filter((order) => order.marginMinor !== null);
      const margin =
        costed.length < sofar.length
          ? ''
          : Number(costed.reduce((total, order) => total + order.marginMinor!, 0n)) / n / scale;
      const known = sum(sofar) > 0 ? sum(costed) / sum(sofar) : '';
      const money = `${sum(sofar) / n / scale},${margin},${known}`;
      return `${cohort},${n},${step},${ordering},${ordering / n},${money},${bucket < last.bucket}`;
    });
  });
}

if (import.meta.main) {
  const [counted] = await countIndependently(process.argv[2]!, [{ unit: 'month', period: null }]);
  for (const table of ['rates', 'revenue', 'sequence', 'cohorts'] as const) console.log(counted![table].join('\n'));
}
