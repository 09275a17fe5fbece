import type { CohortCell } from './measure-cohorts.ts';

/**
 * After how many periods the cumulated margin per buyer has passed what winning the buyer cost: 0 is the period of the
 * first orders. Null while it has not, or while the margin is not known.
 *
 * @param costMinor per buyer.
 */
export function findPayback(
  buyers: number,
  cells: readonly Pick<CohortCell, 'cumulativeMarginMinor'>[],
  costMinor: number,
): number | null {
  const passed = cells.findIndex(
    ({ cumulativeMarginMinor }) => cumulativeMarginMinor !== null && cumulativeMarginMinor >= costMinor * buyers,
  );
  return buyers === 0 || passed < 0 ? null : passed;
}
