import type { FolderOrder } from '../read-folder-orders.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Where a buyer stands at a moment. */
export interface Standing {
  readonly stage: string;
  /** Recency, frequency, monetary value. */
  readonly scores: readonly [number, number, number];
}

export interface CountedBuyer {
  readonly customer: number;
  readonly orders: readonly FolderOrder[];
  readonly net: number;
  readonly now: Standing;
  /** Null for a buyer who came since. */
  readonly before: Standing | null;
}

export interface CountedBuyers {
  readonly buyers: readonly CountedBuyer[];
  readonly cuts: Readonly<Record<'recency' | 'frequency' | 'monetary', readonly number[]>>;
}

/**
 * The buyers of a shop folder with their stages and RFM scores, counted from its orders by other means than the app's:
 * plain lists, every percentile by counting, nothing imported from the app.
 *
 * @param orders those that count, sorted by time.
 */
export function countBuyers(orders: readonly FolderOrder[]): CountedBuyers {
  const asOf = orders.at(-1)!.at;
  const histories = groupByCustomer(orders);
  const values = [...histories.values()].map((history) => valuesAt(history, asOf)!);
  const quintiles = (of: (value: Values) => number) =>
    [0.2, 0.4, 0.6, 0.8].map((share) => smallestHolding(share, values.map(of)));
  const cuts = {
    recency: quintiles(({ recency }) => recency),
    frequency: quintiles(({ frequency }) => frequency),
    monetary: quintiles(({ monetary }) => monetary),
  };
  const borders = findBorders([...histories.values()], asOf);
  const stand = (history: readonly FolderOrder[], at: number): Standing | null => {
    const value = valuesAt(history, at);
    if (value === null) return null;
    const above = (limits: readonly number[], one: number) => limits.filter((limit) => one > limit).length;
    return {
      stage: nameStage(borders, value),
      scores: [
        5 - above(cuts.recency, value.recency),
        1 + above(cuts.frequency, value.frequency),
        1 + above(cuts.monetary, value.monetary),
      ],
    };
  };
  const buyers = [...histories].map(([customer, history]) => ({
    customer,
    orders: history,
    net: valuesAt(history, asOf)!.monetary,
    now: stand(history, asOf)!,
    before: stand(history, asOf - 30 * DAY),
  }));
  return { buyers: buyers.sort((a, b) => a.customer - b.customer), cuts };
}

function groupByCustomer(orders: readonly FolderOrder[]): Map<number, FolderOrder[]> {
  const histories = new Map<number, FolderOrder[]>();
  for (const order of orders) {
    if (order.customer === null) continue;
    const id = Number(order.customer.split('/').at(-1));
    histories.set(id, [...(histories.get(id) ?? []), order]);
  }
  return histories;
}

interface Values {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly waited: number;
}

function valuesAt(history: readonly FolderOrder[], at: number): Values | null {
  const known = history.filter((order) => order.at <= at);
  if (known.length === 0) return null;
  const waited = (at - known.at(-1)!.at) / DAY;
  const monetary = Number(known.reduce((sum, { netMinor }) => sum + netMinor, 0n));
  return { recency: Math.floor(waited), frequency: known.length, monetary, waited };
}

/** The smallest value that at least the share of all values do not exceed. */
function smallestHolding(share: number, values: readonly number[]): number {
  const holds = values.filter((value) => values.filter((other) => other <= value).length / values.length >= share);
  return Math.min(...holds);
}

interface Borders {
  readonly from: number;
  readonly to: number;
  readonly days: readonly number[];
}

/** The 50th, 75th and 90th percentile of the wait after so many orders; too few waits are put together with the next. */
function findBorders(histories: readonly (readonly FolderOrder[])[], asOf: number): Borders[] {
  const longest = Math.min(20, Math.max(...histories.map((history) => history.length)));
  const gapsAfter = (number: number) =>
    histories.flatMap((history) =>
      history
        .slice(1)
        .flatMap((order, i) => (Math.min(i + 1, 20) === number ? [(order.at - history[i]!.at) / DAY] : [])),
    );
  const opensAfter = (number: number) =>
    histories.flatMap((history) =>
      Math.min(history.length, 20) === number ? [(asOf - history.at(-1)!.at) / DAY] : [],
    );
  const pools: { from: number; gaps: number[]; opens: number[] }[] = [];
  let isFull = true;
  for (let number = 1; number <= longest; number++) {
    if (isFull) pools.push({ from: number, gaps: [], opens: [] });
    const pool = pools.at(-1)!;
    pool.gaps.push(...gapsAfter(number));
    pool.opens.push(...opensAfter(number));
    isFull = pool.gaps.length + pool.opens.length >= 30 && pool.gaps.length >= 10;
  }
  if (!isFull) {
    const rest = pools.pop()!;
    pools.at(-1)!.gaps.push(...rest.gaps);
    pools.at(-1)!.opens.push(...rest.opens);
  }
  return pools.map(({ from, gaps, opens }, i) => {
    const curve = traceReturns(gaps, opens);
    const most = curve.at(-1)!.back;
    const whole = most > 0.9 - 1e-9 ? 1 : most;
    const days = [0.5, 0.75, 0.9].map((share) => curve.find(({ back }) => back > share * whole - 1e-9)!.time);
    return { from, to: (pools[i + 1]?.from ?? Infinity) - 1, days };
  });
}

/** Kaplan and Meier: each time of a return in turn, from those still waiting before it. */
export function traceReturns(gaps: readonly number[], opens: readonly number[]): { time: number; back: number }[] {
  let waiting = 1;
  return [...new Set(gaps)]
    .sort((a, b) => a - b)
    .map((time) => {
      const atRisk = [...gaps, ...opens].filter((wait) => wait >= time).length;
      waiting *= 1 - gaps.filter((gap) => gap === time).length / atRisk;
      return { time, back: 1 - waiting };
    });
}

function nameStage(borders: readonly Borders[], { frequency, waited }: Values): string {
  const [half, most, nearlyAll] = borders.find(({ from, to }) => frequency >= from && frequency <= to)!.days;
  if (waited > nearlyAll!) return 'lapsed';
  if (waited > most!) return 'atRisk';
  if (frequency >= 3) return 'loyal';
  return frequency === 1 && waited <= half! ? 'new' : 'active';
}

/** Gini's mean difference of every pair, relative to twice the mean. */
export function pairGini(values: readonly number[]): number {
  const kept = values.map((value) => Math.max(0, value));
  const sum = kept.reduce((total, value) => total + value, 0);
  let differences = 0;
  for (const a of kept) for (const b of kept) differences += Math.abs(a - b);
  return differences / (2 * kept.length * sum);
}
