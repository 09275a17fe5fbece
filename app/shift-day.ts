import { DAY } from './time.ts';

/** The calendar day so many days after another one, or before it: both as `2026-03-02`. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
