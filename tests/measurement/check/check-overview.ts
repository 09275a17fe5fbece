import { getProfileFit } from '#app/profiles/get-profile-fit.ts';
import type { CalibrationBin } from '#ml/profiles/calibrate-return.ts';
import { addDays, bucketOf, startOf } from './calendar.ts';
import { sumUp } from './check-repeat.ts';
import type { Tally } from './create-tally.ts';
import { add, DAY, type Folder } from './folder.ts';
import { newcombe, wilson, Z } from './intervals.ts';
import type { CheckedFolder } from './open-checked-folder.ts';
import type { StatedBuyer } from './read-stated-buyers.ts';

type Share = readonly [count: number, of: number];

/** The overview of the newest week and of earlier days and weeks: what the digest says of them too. */
export async function checkOverview(
  { folder, reports, shop, db }: CheckedFolder,
  stated: ReadonlyMap<number, StatedBuyer>,
  tally: Tally,
): Promise<void> {
  const buyers = [...stated.values()];
  const { orders, zone } = folder;
  // The plot on Buyers of how right the forecast was, checked by itself.
  const plot = getProfileFit(db, shop.id)?.calibration ?? [];
  const newest = orders.at(-1)!.day;
  const ask = (first: string, days: number) => {
    const [from, to] = [startOf(first, zone), startOf(addDays(first, days), zone)];
    return { period: { from, to }, expected: countOverview(folder, { buyers, plot }, { from, to }) };
  };
  const week = ask(addDays(newest, -6), 7);
  tally.same('overview', await reports.ask(shop, 'overview', {}), week.expected, 1e-9);
  const middle = bucketOf(orders[Math.floor(orders.length * 0.6)]!.day, 'week');
  for (const { period, expected } of [ask(middle, 7), ask(addDays(newest, -1), 1), ask(orders[0]!.day, 7)])
    tally.same(`overview ${JSON.stringify(period)}`, await reports.ask(shop, 'overview', period), expected, 1e-9);
}

function countOverview(
  folder: Folder,
  { buyers, plot }: { readonly buyers: readonly StatedBuyer[]; readonly plot: readonly CalibrationBin[] },
  { from, to }: { from: number; to: number },
) {
  const { orders, asOf } = folder;
  const firsts = new Set(folder.buyers.map((buyer) => buyer.orders[0]!.id));
  const sum = (start: number, end: number) =>
    sumUp(
      orders.filter(({ at }) => at >= start && at < end),
      firsts,
    );
  const [now, then] = [sum(from, to), sum(from - (to - from), from)];
  const hasBefore = orders[0]!.at < from;
  const share = ({ repeatOrders, knownOrders }: typeof now): Share => [repeatOrders, knownOrders];
  const staged = buyers.filter(({ stage }) => stage !== null);
  const atRisk = staged.filter(({ stage }) => stage === 'atRisk');
  const isKnown = staged.length > 0;
  const nothing = { value: null, interval: null, least: 0, before: null, change: null, amountMinor: null };
  const plain = { ...nothing, isPending: false };
  return {
    ...{ asOf, from, to },
    lifetime: countTwice(folder, to),
    figures: [
      {
        ...{ ...plain, name: 'revenue', value: now.netRevenueMinor, n: now.orders },
        before: hasBefore ? then.netRevenueMinor : null,
      },
      { ...describe('returning', share(now), hasBefore ? share(then) : null), amountMinor: now.repeatNetMinor },
      describe('back', countBack(folder, to), countBack(folder, to - 28 * DAY)),
      {
        ...{ ...plain, name: 'atRisk', value: isKnown ? atRisk.length : null, n: staged.length },
        before: isKnown ? buyers.filter(({ stageBefore }) => stageBefore === 'atRisk').length : null,
        amountMinor: add(atRisk, ({ netRevenueMinor }) => netRevenueMinor),
      },
      { ...plain, name: 'expected', ...foresee(buyers, plot) },
    ],
  };
}

/** Who had ordered before an instant, and who of them twice. */
function countTwice({ buyers }: Folder, upTo: number) {
  const [known, twice] = [0, 1].map((nth) => buyers.filter(({ orders }) => orders[nth] && orders[nth].at < upTo));
  return { buyers: known!.length, repeated: twice!.length };
}

/** Who was back within 60 days, of those whose 60 days ended in the 28 days up to an instant. */
function countBack({ buyers }: Folder, upTo: number): Share {
  const began = buyers.filter(({ orders: [first] }) => {
    const end = first!.at + 60 * DAY;
    return end <= upTo && end > upTo - 28 * DAY;
  });
  const back = began.filter(({ orders: [first, second] }) => second && second.at <= first!.at + 60 * DAY);
  return [back.length, began.length];
}

function describe(name: string, now: Share, before: Share | null) {
  const isKnown = now[1] >= 30;
  const compared = isKnown && before && before[1] >= 30 ? before : null;
  return {
    ...{ name, value: isKnown ? now[0] / now[1] : null, interval: isKnown ? wilson(...now) : null },
    ...{ n: now[1], least: 30, before: compared && compared[0] / compared[1] },
    ...{ change: compared && newcombe(now, compared), amountMinor: null, isPending: false },
  };
}

/** Buyers expected within 90 days: the sum of their chances; around it independent coins and how far the last such sum was off. */
function foresee(buyers: readonly StatedBuyer[], plot: readonly CalibrationBin[]) {
  const chances = buyers.flatMap(({ orderProbability90 }) => orderProbability90 ?? []);
  const n = chances.length;
  if (n === 0) return { n };
  const value = add(chances, (chance) => chance);
  const promised = add(plot, (bin) => bin.n * bin.predicted);
  const off = add(plot, (bin) => bin.returned) - promised;
  const coins = add(plot, (bin) => bin.n * bin.predicted * (1 - bin.predicted));
  const miss = promised > 0 && off * off > coins ? ((off * off - coins) / (promised * promised)) * value * value : 0;
  const half = Z * Math.sqrt(add(chances, (chance) => chance * (1 - chance)) + miss);
  return { value, n, interval: [Math.max(0, value - half), Math.min(n, value + half)] };
}
