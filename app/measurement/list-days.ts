import { createOffsetReader } from '../create-offset-reader.ts';
import { DAY, MINUTE } from '../time.ts';

/** Transitions of clocks fall on quarter hours of UTC. */
const QUARTER = 15 * MINUTE;

/**
 * The calendar day of each instant in a time zone, in days since 1 January 1970. Exact over changes of the clock, and
 * asks `Intl` only once a day (every quarter hour on a day whose offset changes), since it is slow.
 *
 * @param instants ascending.
 */
export function listDays(instants: Float64Array, timeZone: string): Int32Array {
  const offsetAt = createOffsetReader(timeZone);
  const days = new Int32Array(instants.length);
  let validTo = -Infinity;
  let offset = 0;
  for (let at = 0; at < instants.length; at++) {
    const instant = instants[at]!;
    if (!(instant < validTo)) {
      const day = Math.floor(instant / DAY) * DAY;
      offset = offsetAt(day);
      validTo = day + DAY;
      if (offset !== offsetAt(validTo)) {
        const quarter = Math.floor(instant / QUARTER) * QUARTER;
        offset = offsetAt(quarter);
        validTo = quarter + QUARTER;
      }
    }
    days[at] = Math.floor((instant + offset) / DAY);
  }
  return days;
}
