import type { Cohort } from '#ml/measurement/measure-cohorts.ts';
import { DAY } from '../time.ts';
import type { ShopFigures } from './shop-figures.ts';

const HEADER = 'figure,of,step,value,count,n,mature';

type Cell = string | number | boolean | null;

/**
 * Export the repeat-purchase figures as CSV, one value a line at full precision, for spreadsheets and checks.
 * `of` is the window in days, the month of the cohort (YYYY-MM) or the order number; `step` the month after it or the
 * percentile; `value` = `count` / `n` where it is a share or a mean. What is not known is empty, not 0.
 *
 * @param currency the shop's; money is in its units, not minor units.
 */
export function exportRepeatPurchases(figures: ShopFigures, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const minorUnits = 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
  const { repeatRate, repeatWithin, cohorts } = figures;
  const rows: Cell[][] = [
    ['repeat_purchase_rate', 'lifetime', null, ...share(repeatRate.now.repeated, repeatRate.now.buyers), true],
    ...repeatWithin.map(({ windowDays, repeated, buyers }) => [
      'repeat_within_days',
      windowDays,
      null,
      ...share(repeated, buyers),
      true,
    ]),
    ...cohorts.filter((cohort) => cohort.buyers > 0).flatMap((cohort) => exportCohort(cohort, minorUnits)),
    ...exportSequence(figures, minorUnits),
    ...exportTimeBetween(figures),
    ...exportReturning(figures, minorUnits),
  ];
  return [HEADER, ...rows.map((row) => row.map((cell) => cell ?? '').join(','))].join('\n') + '\n';
}

function share(count: number, n: number): [Cell, Cell, Cell] {
  return [n > 0 ? count / n : null, count, n];
}

function exportCohort({ month, buyers, cells }: Cohort, minorUnits: number): Cell[][] {
  return cells.flatMap(({ orderingBuyers, cumulativeNetMinor, mature }, k) => [
    ['cohort_ordering_share', formatMonth(month), k, ...share(orderingBuyers, buyers), mature],
    [
      'cohort_net_revenue_per_buyer',
      formatMonth(month),
      k,
      cumulativeNetMinor / buyers / minorUnits,
      cumulativeNetMinor / minorUnits,
      buyers,
      mature,
    ],
  ]);
}

function exportSequence({ sequence }: ShopFigures, minorUnits: number): Cell[][] {
  return sequence.flatMap(({ orderNumber, buyers, goingOn, netRevenueMinor, medianGapMs }) => [
    ['order_sequence_going_on_share', orderNumber, null, ...share(goingOn, buyers), null],
    [
      'order_sequence_average_order_value',
      orderNumber,
      null,
      netRevenueMinor / buyers / minorUnits,
      netRevenueMinor / minorUnits,
      buyers,
      null,
    ],
    ['order_sequence_median_days_to_next', orderNumber, null, inDays(medianGapMs), null, goingOn, null],
  ]);
}

function exportTimeBetween({ timeBetween }: ShopFigures): Cell[][] {
  return timeBetween.flatMap(({ orderNumber, buyers, goingOn, p25Ms, p50Ms, p75Ms }) =>
    [p25Ms, p50Ms, p75Ms].map((ms, index) => [
      'time_between_orders_days',
      orderNumber,
      `p${25 * (index + 1)}`,
      inDays(ms),
      goingOn,
      buyers,
      null,
    ]),
  );
}

function exportReturning({ months, firstMonth }: ShopFigures, minorUnits: number): Cell[][] {
  return months.map(({ repeatNetMinor, knownNetMinor }, index) => [
    'returning_revenue_share',
    formatMonth((firstMonth ?? 0) + index),
    null,
    knownNetMinor > 0 ? repeatNetMinor / knownNetMinor : null,
    repeatNetMinor / minorUnits,
    knownNetMinor / minorUnits,
    index < months.length - 1,
  ]);
}

function inDays(ms: number | null): number | null {
  return ms === null ? null : ms / DAY;
}

function formatMonth(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
