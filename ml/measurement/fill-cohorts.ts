import type { Cohort } from './measure-cohorts.ts';

interface FillOptions {
  /** The cohorts wanted, first and last. */
  readonly from: number;
  readonly to: number;
  /** Period of the newest order: not over, hence immature. */
  readonly asOfPeriod: number;
}

/**
 * The cohorts of consecutive periods, those without a first order included: nobody, who did nothing in any cell. None at
 * all where nobody ever began.
 *
 * @param cohorts ascending by period.
 */
export function fillCohorts(cohorts: readonly Cohort[], { from, to, asOfPeriod }: FillOptions): Cohort[] {
  if (cohorts.length === 0) return [];
  const known = new Map(cohorts.map((cohort) => [cohort.period, cohort]));
  return Array.from(
    { length: Math.max(0, to - from + 1) },
    (_, at) => known.get(from + at) ?? createEmpty(from + at, asOfPeriod),
  );
}

function createEmpty(period: number, asOfPeriod: number): Cohort {
  const nothing = { orderingBuyers: 0, cumulativeNetMinor: 0, cumulativeMarginMinor: 0, costedNetMinor: 0 };
  const cells = Array.from({ length: asOfPeriod - period + 1 }, (_, k) => ({
    ...nothing,
    mature: period + k < asOfPeriod,
  }));
  return { period, buyers: 0, cells };
}
