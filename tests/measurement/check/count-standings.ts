import { DAY, shareValue, type Folder, type FolderBuyer, type FolderOrder } from './folder.ts';
import { findTime, traceWaits, type Step } from './intervals.ts';

/** Buyers with `from` to `to` orders: how soon they come back, in days. `to` null is without end. */
export interface Curve {
  readonly from: number;
  readonly to: number | null;
  readonly waits: number;
  readonly returned: number;
  /** What the borders are percentiles of: all buyers, or those who came back. */
  readonly basis: 'all' | 'returned';
  /** By these days half, three quarters and nine tenths are back. */
  readonly borders: readonly [number, number, number];
  readonly steps: readonly Step[];
}

export type Scores = readonly [recency: number, frequency: number, monetary: number];

/** Where a buyer stands at a moment. */
export interface Standing {
  /** Null where the shop has no curve to judge by. */
  readonly stage: string | null;
  /** Null where it has too few buyers. */
  readonly scores: Scores | null;
}

/** Of fewer buyers quintiles say nothing. */
export const LEAST_BUYERS = 100;

export interface Cuts {
  readonly recencyDays: readonly number[];
  readonly frequency: readonly number[];
  readonly monetaryMinor: readonly number[];
}

/** The RFM cut points and the borders of the stages of a shop, and where its buyers stand by them. */
export function countStandings({ buyers, asOf }: Folder) {
  const values = buyers.map(({ orders }) => valuesAt(orders, asOf)!);
  const quintiles = (of: (value: Values) => number) => [0.2, 0.4, 0.6, 0.8].map((p) => shareValue(values.map(of), p));
  const cuts: Cuts | null =
    buyers.length < LEAST_BUYERS
      ? null
      : {
          recencyDays: quintiles(({ waited }) => Math.floor(waited)),
          frequency: quintiles(({ count }) => count),
          monetaryMinor: quintiles(({ monetary }) => monetary),
        };
  const curves = findCurves(buyers, asOf);
  const curveOf = (count: number) => curves.find(({ from, to }) => count >= from && count <= (to ?? Infinity)) ?? null;
  const standAt = (orders: readonly FolderOrder[], at: number): Standing | null => {
    const value = valuesAt(orders, at);
    if (value === null) return null;
    const { waited, count, monetary } = value;
    const above = (limits: readonly number[], one: number) => limits.filter((limit) => one > limit).length;
    const curve = curveOf(count);
    return {
      stage: curve && nameStage(curve.borders, value),
      scores: cuts && [
        5 - above(cuts.recencyDays, Math.floor(waited)),
        1 + above(cuts.frequency, count),
        1 + above(cuts.monetaryMinor, monetary),
      ],
    };
  };
  return { cuts, curveOf, standAt };
}

interface Values {
  readonly waited: number;
  readonly count: number;
  readonly monetary: number;
}

function valuesAt(orders: readonly FolderOrder[], at: number): Values | null {
  const known = orders.filter((order) => order.at <= at);
  if (known.length === 0) return null;
  const monetary = known.reduce((sum, { net }) => sum + net, 0);
  return { waited: (at - known.at(-1)!.at) / DAY, count: known.length, monetary };
}

function nameStage([half, most, nearlyAll]: Curve['borders'], { waited, count }: Values): string {
  if (waited > nearlyAll) return 'lapsed';
  if (waited > most) return 'atRisk';
  if (count >= 3) return 'loyal';
  return count === 1 && waited <= half ? 'new' : 'active';
}

interface Pool {
  from: number;
  readonly gaps: number[];
  readonly opens: number[];
}

/** Waits by order number, those behind the 20th together; too few waits are put together with the next. */
function findCurves(buyers: readonly FolderBuyer[], asOf: number): Curve[] {
  const pools: Pool[] = [];
  const poolOf = (number: number) => (pools[Math.min(number, 20) - 1] ??= { from: number, gaps: [], opens: [] });
  for (const { orders } of buyers) {
    for (const [i, { at }] of orders.entries()) {
      const next = orders[i + 1];
      if (next) poolOf(i + 1).gaps.push((next.at - at) / DAY);
      else poolOf(i + 1).opens.push((asOf - at) / DAY);
    }
  }
  const merged: Pool[] = [];
  let isFull = true;
  for (const [i, { gaps, opens }] of pools.entries()) {
    if (isFull) merged.push({ from: i + 1, gaps: [], opens: [] });
    const pool = merged.at(-1)!;
    pool.gaps.push(...gaps);
    pool.opens.push(...opens);
    isFull = pool.gaps.length + pool.opens.length >= 30 && pool.gaps.length >= 10;
  }
  if (!isFull) {
    const rest = merged.pop()!;
    if (merged.length === 0) return [];
    merged.at(-1)!.gaps.push(...rest.gaps);
    merged.at(-1)!.opens.push(...rest.opens);
  }
  return merged.map(({ from, gaps, opens }, i) => {
    const steps = traceWaits(gaps, opens);
    const most = 1 - steps.at(-1)!.waiting;
    const basis = most > 0.9 - 1e-9 ? ('all' as const) : ('returned' as const);
    const [half, threeQuarters, nineTenths] = [0.5, 0.75, 0.9].map((share) =>
      findTime(steps, share * (basis === 'all' ? 1 : most))!,
    ) as [number, number, number];
    return {
      ...{ from, to: merged[i + 1] ? merged[i + 1]!.from - 1 : null, waits: gaps.length + opens.length },
      ...{ returned: gaps.length, basis, borders: [half, threeQuarters, nineTenths], steps },
    };
  });
}
