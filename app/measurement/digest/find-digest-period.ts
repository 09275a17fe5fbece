import { dayOf } from '../../day-of.ts';
import { shiftDay } from '../../shift-day.ts';
import { startOfDay } from '../../start-of-day.ts';
import { DAY, HOUR } from '../../time.ts';
import { findPeriod, type DayPeriod } from '../overview/find-period.ts';
import type { DigestSettings } from './digest-settings.ts';

/** A digest that could not be sent for this long is not sent any more: the next one comes. */
const LATEST = DAY;

/**
 * The period whose digest is due: the day before today, or the seven days before the chosen weekday, once the chosen
 * hour has come and unless it was sent already.
 *
 * @returns null if none is due.
 */
export function findDigestPeriod(
  { every, weekday, hour, sentFor, readers }: DigestSettings,
  now: number,
  timeZone: string,
): DayPeriod | null {
  if (every === 'never' || readers.length === 0) return null;
  const today = dayOf(now, timeZone);
  const sinceWeekday = every === 'day' ? 0 : (isoWeekday(today) - weekday + 7) % 7;
  // Before the chosen hour, the digest of the day before could still be due.
  for (const day of [shiftDay(today, -sinceWeekday), shiftDay(today, -sinceWeekday - (every === 'day' ? 1 : 7))]) {
    const to = startOfDay(day, timeZone);
    const sendAt = to + hour * HOUR;
    if (now < sendAt || now >= sendAt + LATEST) continue;
    const period = findPeriod(day, every === 'day' ? 1 : 7, timeZone);
    return sentFor !== null && sentFor >= period.day ? null : period;
  }
  return null;
}

/** 1 Monday to 7 Sunday. */
function isoWeekday(day: string): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1;
}
