import { shiftDay } from '../../shift-day.ts';
import { startOfDay } from '../../start-of-day.ts';

/** Whole days of a shop. */
export interface DayPeriod {
  /** First day, as `2026-03-02`: what the period is known by. */
  readonly day: string;
  /** Epoch milliseconds of its first instant, and of the first after it. */
  readonly from: number;
  readonly to: number;
}

/** The `days` whole days before a day of the shop. */
export function findPeriod(day: string, days: number, timeZone: string): DayPeriod {
  const first = shiftDay(day, -days);
  return { day: first, from: startOfDay(first, timeZone), to: startOfDay(day, timeZone) };
}
