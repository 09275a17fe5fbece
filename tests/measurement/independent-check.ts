import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolderOrders, type FolderOrder } from './read-folder-orders.ts';

const DAY = 24 * 60 * 60 * 1000;
const ZERO_DECIMALS = ['JPY', 'KRW', 'CLP', 'VND'];

/**
 * The repeat-purchase figures of a shop folder, counted from its JSONL by other means than the app's: plain maps, a
 * calendar look-up for every order, whole-number money, nothing imported from the app. Gives the lines of the page's
 * export for these figures, sorted.
 *
 * On any folder: `node tests/measurement/independent-check.ts DIR` prints them.
 */
export async function countIndependently(folder: string): Promise<string[]> {
  const shop = JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8')) as Record<string, string>;
  const digits = ZERO_DECIMALS.includes(shop.currencyCode!) ? 0 : 2;
  const orders = (await readFolderOrders(join(folder, 'orders.jsonl'), digits)).filter((order) => order.counts);
  orders.sort((a, b) => a.at - b.at || a.id - b.id);
  const asOf = orders.at(-1)!.at;
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: shop.ianaTimezone, year: 'numeric', month: '2-digit' });
  const histories = new Map<string, FolderOrder[]>();
  for (const order of orders) {
    if (order.customer === null) continue;
    if (!histories.has(order.customer)) histories.set(order.customer, []);
    histories.get(order.customer)!.push(order);
  }
  const buyers = [...histories.values()];
  return [
    ...countRepeats(buyers, asOf),
    ...countCohorts(buyers, (at) => calendar.format(at), asOf, 10 ** digits),
    ...countSequence(buyers, 10 ** digits),
  ].sort();
}

function countRepeats(buyers: FolderOrder[][], asOf: number): string[] {
  const share = (count: number, n: number) => `${n > 0 ? count / n : ''},${count},${n},true`;
  const lifetime = share(buyers.filter((orders) => orders.length >= 2).length, buyers.length);
  const lines = [`repeat_purchase_rate,lifetime,,${lifetime}`];
  for (const days of [30, 60, 90, 180, 365]) {
    const old = buyers.filter(([first]) => asOf - first!.at >= days * DAY);
    const back = old.filter(([first, second]) => second && second.at - first!.at <= days * DAY);
    lines.push(`repeat_within_days,${days},,${share(back.length, old.length)}`);
  }
  return lines;
}

function countCohorts(buyers: FolderOrder[][], monthOf: (at: number) => string, asOf: number, scale: number): string[] {
  const lines: string[] = [];
  const cohorts = new Map<string, FolderOrder[][]>();
  for (const orders of buyers) {
    const month = monthOf(orders[0]!.at);
    cohorts.set(month, [...(cohorts.get(month) ?? []), orders]);
  }
  const months = listMonths([...cohorts.keys()].sort()[0]!, monthOf(asOf));
  for (const [start, cohort] of months.entries()) {
    const members = cohorts.get(cohort) ?? [];
    const n = members.length;
    if (n === 0) continue;
    let revenue = 0n;
    for (const [step, month] of months.slice(start).entries()) {
      let ordering = 0;
      for (const orders of members) {
        const inMonth = orders.filter((order) => monthOf(order.at) === month);
        if (inMonth.length > 0) ordering += 1;
        for (const order of inMonth) revenue += order.netMinor;
      }
      const isOver = month < monthOf(asOf);
      lines.push(`cohort_ordering_share,${cohort},${step},${ordering / n},${ordering},${n},${isOver}`);
      const perBuyer = Number(revenue) / n / scale;
      lines.push(
        `cohort_net_revenue_per_buyer,${cohort},${step},${perBuyer},${Number(revenue) / scale},${n},${isOver}`,
      );
    }
  }
  return lines;
}

function listMonths(from: string, to: string): string[] {
  const months = [from];
  while (months.at(-1)! < to) {
    const [year, month] = months.at(-1)!.split('-').map(Number) as [number, number];
    months.push(month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`);
  }
  return months;
}

function countSequence(buyers: FolderOrder[][], scale: number): string[] {
  const lines: string[] = [];
  for (let i = 1; buyers.some((orders) => orders.length >= i); i++) {
    const reached = buyers.filter((orders) => orders.length >= i);
    const gaps = reached.filter((orders) => orders.length > i).map((orders) => orders[i]!.at - orders[i - 1]!.at);
    const earned = reached.reduce((sum, orders) => sum + orders[i - 1]!.netMinor, 0n);
    const n = reached.length;
    lines.push(`order_sequence_going_on_share,${i},,${gaps.length / n},${gaps.length},${n},`);
    lines.push(
      `order_sequence_average_order_value,${i},,${Number(earned) / n / scale},${Number(earned) / scale},${n},`,
    );
    lines.push(`order_sequence_median_days_to_next,${i},,${middleOf(gaps)},,${gaps.length},`);
  }
  return lines;
}

function middleOf(gaps: number[]): number | '' {
  gaps.sort((a, b) => a - b);
  const half = Math.floor(gaps.length / 2);
  if (gaps.length === 0) return '';
  return (gaps.length % 2 ? gaps[half]! : (gaps[half - 1]! + gaps[half]!) / 2) / DAY;
}

if (import.meta.main) console.log((await countIndependently(process.argv[2]!)).join('\n'));
