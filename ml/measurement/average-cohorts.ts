import type { Cohort } from './measure-cohorts.ts';

/** All cohorts whose k-th month is over, taken together. */
export interface CohortAverage {
  readonly buyers: number;
  readonly orderingBuyers: number;
  readonly cumulativeNetMinor: number;
}

/** For each month k, the sums over the cohorts whose cell k is mature: immature cells are left out, not read as low. */
export function averageCohorts(cohorts: readonly Cohort[]): CohortAverage[] {
  const averages: CohortAverage[] = [];
  for (const { buyers, cells } of cohorts) {
    for (const [k, cell] of cells.entries()) {
      if (!cell.mature) continue;
      const before = averages[k] ?? { buyers: 0, orderingBuyers: 0, cumulativeNetMinor: 0 };
      averages[k] = {
        buyers: before.buyers + buyers,
        orderingBuyers: before.orderingBuyers + cell.orderingBuyers,
        cumulativeNetMinor: before.cumulativeNetMinor + cell.cumulativeNetMinor,
      };
    }
  }
  return averages;
}
