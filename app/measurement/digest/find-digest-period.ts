import { createOffsetReader } from '../../create-offset-reader.ts';
import { startOfDay } from '../../start-of-day.ts';
import { DAY, HOUR } from '../../time.ts';
import type { DigestSettings } from './digest-settings.ts';

/** Whole days of the shop that a digest speaks of. */
export interface DigestPeriod {
  /** First day, as `2026-03-02`: what the period is known by. */
  readonly day: string;
  /** Epoch milliseconds of its first instant, and of the first after it. */
  readonly from: number;
  readonly to: number;
}

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
): DigestPeriod | null {
  if (every === 'never' || readers.length === 0) return null;
  const today = new Date(now + createOffsetReader(timeZone)(now)).toISOString().slice(0, 10);
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

/** The `days` whole days before a day of the shop. */
export function findPeriod(day: string, days: number, timeZone: string): DigestPeriod {
  const first = shiftDay(day, -days);
  return { day: first, from: startOfDay(first, timeZone), to: startOfDay(day, timeZone) };
}

function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
function isoWeekday(day: string): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1;
}
