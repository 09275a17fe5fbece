import { firstDayOf, writeDay } from '#ml/measurement/period-unit.ts';
import type { CohortsAnswer } from './cohorts-answer.ts';
import { countMinorUnits } from './count-minor-units.ts';
import { writeCsv } from './write-csv.ts';

export const COHORT_TABLES = ['cohorts', 'payback', 'compared'] as const;

export type CohortTable = (typeof COHORT_TABLES)[number];

const CELLS = [
  'cohort',
  'buyers',
  'step',
  'ordering_buyers',
  'ordering_share',
  'net_revenue_per_buyer',
  'margin_per_buyer',
  'costed_revenue_share',
  'mature',
];

const COMPARED = [
  ...['step', 'buyers', 'ordering_buyers', 'net_revenue_per_buyer'],
  ...['buyers_before', 'ordering_buyers_before', 'net_revenue_per_buyer_before'],
  ...['share_difference_low', 'share_difference_high', 'net_revenue_difference_low', 'net_revenue_difference_high'],
];

/**
 * Export a table of the page "Cohorts": a line a cell, a line a cohort, or a line a step against the period before. `cohort` is the first day of its month or
 * week, `step` counts months or weeks after it; money is in units of the currency, what is not known is empty.
 */
export function exportCohorts(
  { cohorts, compared, unit }: CohortsAnswer,
  table: CohortTable,
  currency: string,
): string {
  const minorUnits = countMinorUnits(currency);
  if (table === 'compared')
    return writeCsv(
      COMPARED,
      (compared ?? []).map(({ step, now, before, shares, means }) => [
        step,
        ...[now, before].flatMap((one) => [one.buyers, one.orderingBuyers, one.netMinor / one.buyers / minorUnits]),
        ...shares,
        ...means.map((bound) => bound / minorUnits),
      ]),
    );
  const counted = cohorts.filter(({ buyers }) => buyers > 0);
  const nameOf = (period: number) => writeDay(firstDayOf(period, unit));
  if (table === 'payback')
    return writeCsv(
      ['cohort', 'buyers', 'payback_step'],
      counted.map(({ period, buyers, payback }) => [nameOf(period), buyers, payback]),
    );
  return writeCsv(
    CELLS,
    counted.flatMap(({ period, buyers, cells }) =>
      cells.map((cell, step) => [
        nameOf(period),
        buyers,
        step,
        cell.orderingBuyers,
        cell.orderingBuyers / buyers,
        cell.cumulativeNetMinor / buyers / minorUnits,
        cell.cumulativeMarginMinor === null ? null : cell.cumulativeMarginMinor / buyers / minorUnits,
        cell.cumulativeNetMinor > 0 ? cell.costedNetMinor / cell.cumulativeNetMinor : null,
        cell.mature,
      ]),
    ),
  );
}
