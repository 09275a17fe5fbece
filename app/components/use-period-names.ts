import { firstDayOf, writeDay, type PeriodUnit } from '#ml/measurement/period-unit.ts';
import type { ShownPeriod } from '#app/measurement/reports/period.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

interface PeriodNames {
  /** "Mar 2026", "the week of 2 Mar 2026"; of a part its days too: "Mar 2026 (14–31)". */
  name(period: number): string;
  /** At the head of a row: "Mar 2026", "2 Mar 2026 (4–8)". */
  head(period: number): string;
  /** Under an axis: "Mar 2026", "2 Mar 2026". */
  tick(period: number): string;
  /** Whether some of its days are outside of what the page counts. */
  isPart(period: number): boolean;
  /** Its first and last day, as `2026-03-01`. */
  days(period: number): { readonly from: string; readonly to: string };
}

/** The days that a page counts, both ends included, as `2026-03-14`. */
type Within = Pick<ShownPeriod, 'from' | 'to'>;

/** Names the months or weeks of a report; those that it holds in part, by the days that it counts. */
export function usePeriodNames(unit: PeriodUnit, within?: Within): PeriodNames {
  const text = useText();
  const formats = useFormats();
  const tick = (period: number) =>
    unit === 'month' ? formats.month(period) : formats.date(writeDay(firstDayOf(period, unit)));
  const days = (period: number) => ({
    from: writeDay(firstDayOf(period, unit)),
    to: writeDay(firstDayOf(period + 1, unit) - 1),
  });
  const cut = (period: number): Within | null => {
    const { from, to } = days(period);
    if (!within || (within.from <= from && to <= within.to)) return null;
    return { from: within.from > from ? within.from : from, to: within.to < to ? within.to : to };
  };
  const write = (period: number, written: string) => {
    const part = cut(period);
    return part ? text('period.part', { period: written, from: dayOf(part.from), to: dayOf(part.to) }) : written;
  };
  return {
    tick,
    days,
    isPart: (period) => cut(period) !== null,
    head: (period) => write(period, tick(period)),
    name: (period) => write(period, unit === 'week' ? text('period.weekOf', { day: tick(period) }) : tick(period)),
  };
}

function dayOf(day: string): number {
  return Number(day.slice(8));
}
