import type { Cohort, CohortCell } from './measure-cohorts.ts';

/** All cohorts whose k-th period is over, taken together. */
export interface CohortAverage extends Omit<CohortCell, 'mature'> {
  readonly buyers: number;
}

const NOBODY: CohortAverage = {
  buyers: 0,
  orderingBuyers: 0,
  cumulativeNetMinor: 0,
  cumulativeMarginMinor: 0,
  costedNetMinor: 0,
};

/**
 * For each period k, the sums over the cohorts whose cell k is mature: immature cells are left out, not read as low. The
 * margin is null where that of a cohort is.
 */
export function averageCohorts(cohorts: readonly Cohort[]): CohortAverage[] {
  const averages: CohortAverage[] = [];
  for (const { buyers, cells } of cohorts) {
    for (const [k, cell] of cells.entries()) {
      if (!cell.mature) continue;
      const before = averages[k] ?? NOBODY;
      const margins = [before.cumulativeMarginMinor, cell.cumulativeMarginMinor];
      averages[k] = {
        buyers: before.buyers + buyers,
        orderingBuyers: before.orderingBuyers + cell.orderingBuyers,
        cumulativeNetMinor: before.cumulativeNetMinor + cell.cumulativeNetMinor,
        cumulativeMarginMinor: margins.includes(null) ? null : margins[0]! + margins[1]!,
        costedNetMinor: before.costedNetMinor + cell.costedNetMinor,
      };
    }
  }
  return averages;
}
