const DAY_MS = 86_400_000;

/** A week begins on Monday. */
export type PeriodUnit = 'day' | 'week' | 'month';

/**
 * The number of the period a day is in: consecutive integers. A month is `year * 12 + month - 1`.
 *
 * @param day days since 1 January 1970, a Thursday.
 */
export function periodOf(day: number, unit: PeriodUnit): number {
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day + 3) / 7);
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first day of a period, in days since 1 January 1970. */
export function firstDayOf(period: number, unit: PeriodUnit): number {
  if (unit === 'day') return period;
  if (unit === 'week') return period * 7 - 3;
  return Date.UTC(Math.floor(period / 12), ((period % 12) + 12) % 12, 1) / DAY_MS;
}

/** A day as `2026-03-04`. */
export function writeDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day written as `2026-03-04`, in days since 1 January 1970. */
export function readDay(written: string): number {
  return Date.parse(`${written}T00:00:00Z`) / DAY_MS;
}
