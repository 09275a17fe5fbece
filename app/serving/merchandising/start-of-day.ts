/**
 * When a calendar day begins in a time zone, in epoch milliseconds. Where the clock jumps over midnight, the first
 * moment after the jump.
 *
 * @param date as `2026-03-04`.
 */
export function startOfDay(date: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (instant: number) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) - instant;
  };
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // The offset on either side of the night: the earlier instant that really reads midnight or later is the begin.
  const starts = [offsetAt(midnight - 86_400_000), offsetAt(midnight + 86_400_000)].map((offset) => midnight - offset);
  const real = starts.filter((start) => start + offsetAt(start) >= midnight);
  return Math.min(...(real.length > 0 ? real : starts));
}
