import { createOffsetReader } from './create-offset-reader.ts';

/**
 * When a calendar day begins in a time zone, in epoch milliseconds. Where the clock jumps over midnight, the first
 * moment after the jump.
 *
 * @param date as `2026-03-04`.
 */
export function startOfDay(date: string, timeZone: string): number {
  const offsetAt = createOffsetReader(timeZone);
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // The offset on either side of the night: the earlier instant that really reads midnight or later is the begin.
  const starts = [offsetAt(midnight - 86_400_000), offsetAt(midnight + 86_400_000)].map((offset) => midnight - offset);
  const real = starts.filter((start) => start + offsetAt(start) >= midnight);
  return Math.min(...(real.length > 0 ? real : starts));
}
