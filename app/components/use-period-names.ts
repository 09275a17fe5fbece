import { firstDayOf, writeDay, type PeriodUnit } from '#ml/measurement/period-unit.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

interface PeriodNames {
  /** "Mar 2026", "the week of 2 Mar 2026". */
  name(period: number): string;
  /** Under an axis: "Mar 2026", "2 Mar 2026". */
  tick(period: number): string;
  /** Its first and last day, as `2026-03-01`. */
  days(period: number): { readonly from: string; readonly to: string };
}

/** Names the months or weeks of a report. */
export function usePeriodNames(unit: PeriodUnit): PeriodNames {
  const text = useText();
  const formats = useFormats();
  const tick = (period: number) =>
    unit === 'month' ? formats.month(period) : formats.date(writeDay(firstDayOf(period, unit)));
  return {
    tick,
    name: (period) => (unit === 'week' ? text('period.weekOf', { day: tick(period) }) : tick(period)),
    days: (period) => ({
      from: writeDay(firstDayOf(period, unit)),
      to: writeDay(firstDayOf(period + 1, unit) - 1),
    }),
  };
}
