import { countUpTo } from '../data/count-up-to.ts';
import type { FirstTwo } from './list-first-two.ts';

/** Buyers by the period of their first order. */
export interface RepeatPeriod {
  readonly period: number;
  readonly buyers: number;
  /** Those whose first order is at least the window old. */
  readonly matureBuyers: number;
  /** Mature buyers with a second order within the window. */
  readonly repeated: number;
  /** The period is over and every buyer of it is mature: the share will not change by waiting. */
  readonly mature: boolean;
}

interface RepeatByPeriodOptions {
  readonly windowMs: number;
  readonly asOf: number;
  /** First and last period to tell of. */
  readonly from: number;
  readonly to: number;
  /** Only these buyers, the last one left out. */
  readonly fromBuyer: number;
  readonly toBuyer: number;
  /** Period of `asOf`: not over. */
  readonly asOfPeriod: number;
}

/**
 * Repeat purchase within a window, by period of first order. Periods without a first order are there, with zeros.
 *
 * @param starts instants of orders, and `firstPeriods` the period of each buyer's first, ascending like these.
 */
export function measureRepeatByPeriod(
  { first, second }: FirstTwo,
  firstPeriods: Float64Array,
  { windowMs, asOf, from, to, asOfPeriod, ...buyers }: RepeatByPeriodOptions,
): RepeatPeriod[] {
  const mature = Math.min(buyers.toBuyer, countUpTo(first, asOf - windowMs));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => {
    const start = Math.max(buyers.fromBuyer, countUpTo(firstPeriods, from + at - 1));
    const end = Math.max(start, Math.min(buyers.toBuyer, countUpTo(firstPeriods, from + at)));
    const matureEnd = Math.max(start, Math.min(end, mature));
    let repeated = 0;
    for (let buyer = start; buyer < matureEnd; buyer++) if (second[buyer]! - first[buyer]! <= windowMs) repeated += 1;
    return {
      period: from + at,
      buyers: end - start,
      matureBuyers: matureEnd - start,
      repeated,
      mature: matureEnd === end && from + at < asOfPeriod,
    };
  });
}
