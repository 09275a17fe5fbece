import { countUpTo } from '../data/count-up-to.ts';
import { wilsonInterval } from '../math/wilson-interval.ts';
import { boundSurvival } from './bound-survival.ts';
import { estimateSurvival, type SurvivalCurve } from './estimate-survival.ts';
import { estimateSharedSurvival } from './estimate-shared-survival.ts';
import { findSurvivalQuantile, type SurvivalQuantile } from './find-survival-quantile.ts';
import type { SharedWaits } from './list-shared-waits.ts';
import type { Waits } from './list-waits.ts';

/** How soon, and whether, buyers come back. Times in days. */
export interface SurvivalFigures {
  /** Buyers who waited. */
  readonly n: number;
  /** Buyers that would say as much if all had equally many waits: `n` where each has one. */
  readonly effectiveN: number;
  /** Waits, and those of them that ended with an order: one a buyer, unless a step is of several orders. */
  readonly waits: number;
  readonly returned: number;
  /** Days by which a quarter, half and three quarters of all are back. */
  readonly quarter: SurvivalQuantile;
  readonly half: SurvivalQuantile;
  readonly threeQuarters: SurvivalQuantile;
  /** What came within the horizon, or as far as enough were still waiting; null where too few waited. */
  readonly within: ReturnsWithin | null;
  /** Points of the curve, evenly spread over `within.days`. */
  readonly points: readonly SurvivalPoint[];
}

export interface ReturnsWithin {
  readonly days: number;
  /** The share back by then, and its 95 % interval. */
  readonly back: number;
  readonly low: number;
  readonly high: number;
  /** Whole days by which a quarter, half and three quarters of those who come back within `days` are back; null of nobody. */
  readonly window: readonly [from: number, middle: number, to: number] | null;
}

export interface SurvivalPoint {
  readonly day: number;
  /** The share back by the end of the day, and its 95 % interval. */
  readonly back: number;
  readonly low: number;
  readonly high: number;
}

export interface DescribeSurvivalOptions {
  /** Default 365. */
  readonly horizonDays?: number;
  /** The curve is told as far as so many were still waiting. Default 10. */
  readonly minWaiting?: number;
  /** Default 120. */
  readonly mostPoints?: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** A curve, and the longest wait of each buyer in two ascending lists. */
interface WaitedFor {
  readonly curve: SurvivalCurve;
  readonly longest: Waits;
  readonly effectiveN: number;
}

/**
 * Describe waits, one a buyer, by their survival curve (Kaplan & Meier 1958), who has not come back yet being censored. Until
 * the first comes back nobody is, and the upper bound is Wilson's for none of those who were still waiting.
 */
export function describeSurvival(waits: Waits, options: DescribeSurvivalOptions = {}): SurvivalFigures {
  const curve = estimateSurvival(waits.returned, waits.open);
  return describe({ curve, longest: waits, effectiveN: curve.n }, options);
}

/** Describe waits of which a buyer may have several likewise; a buyer's waits are one observation. */
export function describeSharedSurvival(waits: SharedWaits, options: DescribeSurvivalOptions = {}): SurvivalFigures {
  const { curve, longest, effectiveN } = estimateSharedSurvival(waits);
  return describe({ curve, longest: { returned: [], open: longest }, effectiveN }, options);
}

function describe(
  { curve, longest: { returned, open }, effectiveN }: WaitedFor,
  { horizonDays = 365, minWaiting = 10, mostPoints = 120 }: DescribeSurvivalOptions,
): SurvivalFigures {
  const n = returned.length + open.length;
  const known = Math.floor(findLongest(returned, open, minWaiting) / DAY);
  const days = Math.min(horizonDays, known);
  const quantile = (p: number) => inDays(findSurvivalQuantile(curve, p));
  const backBy = (day: number) => {
    const back = findBack(curve, day);
    const none = n - countUpTo(returned, day * DAY - 1) - countUpTo(open, day * DAY - 1);
    return back.high > 0 ? back : { ...back, high: wilsonInterval(0, none)![1] };
  };
  const step = Math.ceil(days / mostPoints);
  const count = days > 0 ? Math.ceil(days / step) : 0;
  return {
    ...{ n, effectiveN, waits: curve.n, returned: curve.eventCount },
    quarter: quantile(0.25),
    half: quantile(0.5),
    threeQuarters: quantile(0.75),
    within: days > 0 ? { days, ...backBy(days), window: findWindow(curve, days) } : null,
    points: Array.from({ length: count }, (_, i) => {
      const day = Math.min(days, (i + 1) * step);
      return { day, ...backBy(day) };
    }),
  };
}

function findBack(curve: SurvivalCurve, days: number): Omit<SurvivalPoint, 'day'> {
  const at = countUpTo(curve.times, days * DAY) - 1;
  if (at < 0) return { back: 0, low: 0, high: 0 };
  const [low, high] = boundSurvival(curve, at);
  return { back: 1 - curve.survival[at]!, low: 1 - high, high: 1 - low };
}

function findWindow(curve: SurvivalCurve, days: number): ReturnsWithin['window'] {
  const { back } = findBack(curve, days);
  if (back === 0) return null;
  const [from, middle, to] = [0.25, 0.5, 0.75].map((share) =>
    Math.floor(findSurvivalQuantile(curve, share * back).time! / DAY),
  );
  return [from!, middle!, to!];
}

function inDays({ time, low, high }: SurvivalQuantile): SurvivalQuantile {
  const convert = (ms: number | null) => (ms === null ? null : ms / DAY);
  return { time: convert(time), low: convert(low), high: convert(high) };
}

/** The `place`-th longest of all waits, from 1; 0 where there are not so many. Both lists ascend. */
function findLongest(returned: ArrayLike<number>, open: ArrayLike<number>, place: number): number {
  let [a, b] = [returned.length, open.length];
  let longest = 0;
  if (a + b < place) return 0;
  for (let left = place; left > 0; left--)
    longest = b === 0 || (a > 0 && returned[a - 1]! > open[b - 1]!) ? returned[--a]! : open[--b]!;
  return longest;
}
