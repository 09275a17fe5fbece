import { wilsonInterval } from '#ml/math/wilson-interval.ts';
import { firstDayOf, writeDay } from '#ml/measurement/period-unit.ts';
import { DAY } from '../../time.ts';
import { countMinorUnits } from './count-minor-units.ts';
import type { RepeatAnswer } from './repeat-answer.ts';
import { writeCsv, type CsvCell } from './write-csv.ts';

export const REPEAT_TABLES = ['rates', 'revenue', 'sequence'] as const;

export type RepeatTable = (typeof REPEAT_TABLES)[number];

/** Export a table of the page "Repeat purchases": money in units of the currency, what is not known is empty. */
export function exportRepeat(answer: RepeatAnswer, table: RepeatTable, currency: string): string {
  switch (table) {
    case 'rates':
      return exportRates(answer);
    case 'revenue':
      return exportRevenue(answer, countMinorUnits(currency));
    case 'sequence':
      return exportSequence(answer, countMinorUnits(currency));
  }
}

const RATES = ['figure', 'window_days', 'period', 'buyers', 'repeated', 'share', 'share_low', 'share_high', 'mature'];

/** `period` is `now` or `before`, or the first day of the month or week of the first order. */
function exportRates({ lifetime, within, rates, lifetimeOver, unit }: RepeatAnswer): string {
  const rows: CsvCell[][] = [];
  const add = (
    [figure, windowDays, period]: readonly [string, number | null, string],
    count: { readonly buyers: number; readonly repeated: number } | null,
    mature: boolean,
  ) => {
    if (!count) return;
    const { buyers, repeated } = count;
    const interval = wilsonInterval(repeated, buyers);
    const share = buyers > 0 ? repeated / buyers : null;
    rows.push([figure, windowDays, period, buyers, repeated, share, ...(interval ?? [null, null]), mature]);
  };
  add(['lifetime', null, 'now'], lifetime.now, true);
  add(['lifetime', null, 'before'], lifetime.before, true);
  for (const { windowDays, now, before } of within) {
    add(['within', windowDays, 'now'], now, true);
    add(['within', windowDays, 'before'], before, true);
  }
  for (const { windowDays, periods } of rates)
    for (const { period, matureBuyers: buyers, repeated, mature } of periods)
      add([`within_by_${unit}`, windowDays, writeDay(firstDayOf(period, unit))], { buyers, repeated }, mature);
  for (const point of lifetimeOver)
    add([`lifetime_by_${unit}`, null, writeDay(firstDayOf(point.period, unit))], point, true);
  return writeCsv(RATES, rows);
}

const REVENUE = [
  'period',
  'orders',
  'net_revenue',
  'known_orders',
  'known_net_revenue',
  'returning_orders',
  'returning_net_revenue',
  'returning_share',
  'is_over',
];

function exportRevenue({ revenue, unit }: RepeatAnswer, minorUnits: number): string {
  return writeCsv(
    REVENUE,
    revenue.map((one) => [
      writeDay(firstDayOf(one.period, unit)),
      one.orders,
      one.netRevenueMinor / minorUnits,
      one.knownOrders,
      one.knownNetMinor / minorUnits,
      one.repeatOrders,
      one.repeatNetMinor / minorUnits,
      one.knownNetMinor > 0 ? one.repeatNetMinor / one.knownNetMinor : null,
      one.isOver,
    ]),
  );
}

const SEQUENCE = [
  'order_number',
  'buyers',
  'went_on',
  'share',
  'average_order_value',
  'median_days_to_next',
  'p25_days_back',
  'p50_days_back',
  'p75_days_back',
];

function exportSequence({ sequence, times }: RepeatAnswer, minorUnits: number): string {
  const inDays = (ms: number | null | undefined) => (ms == null ? null : ms / DAY);
  return writeCsv(
    SEQUENCE,
    sequence.map(({ orderNumber, buyers, goingOn, netRevenueMinor, medianGapMs }, at) => [
      orderNumber,
      buyers,
      goingOn,
      goingOn / buyers,
      netRevenueMinor / buyers / minorUnits,
      inDays(medianGapMs),
      inDays(times[at]?.p25Ms),
      inDays(times[at]?.p50Ms),
      inDays(times[at]?.p75Ms),
    ]),
  );
}
