import { periodOf, type PeriodUnit } from './period-unit.ts';

/**
 * The period of each day.
 *
 * @param days days since 1 January 1970, ascending: each period is looked up once.
 */
export function numberPeriods(days: Int32Array, unit: PeriodUnit): Int32Array {
  const periods = new Int32Array(days.length);
  let day = NaN;
  let period = 0;
  for (let at = 0; at < days.length; at++) {
    if (days[at] !== day) {
      day = days[at]!;
      period = periodOf(day, unit);
    }
    periods[at] = period;
  }
  return periods;
}
