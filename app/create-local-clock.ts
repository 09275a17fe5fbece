import { createOffsetReader } from './create-offset-reader.ts';
import { DAY, MINUTE } from './time.ts';

/** Transitions of clocks fall on quarter hours of UTC. */
const QUARTER = 15 * MINUTE;

/**
 * Create the function from an instant to what the clocks of a time zone show then, as if it were UTC. Exact over changes
 * of the clock, and asks `Intl` only once a day (every quarter hour on a day whose offset changes), since it is slow.
 */
export function createLocalClock(timeZone: string): (instant: number) => number {
  const offsetAt = createOffsetReader(timeZone);
  const cache = new Map<number, number>();
  const cachedOffset = (instant: number) => {
    let offset = cache.get(instant);
    if (offset === undefined) cache.set(instant, (offset = offsetAt(instant)));
    return offset;
  };
  return (instant) => {
    const day = Math.floor(instant / DAY) * DAY;
    const offset = cachedOffset(day);
    const steady = offset === cachedOffset(day + DAY);
    return instant + (steady ? offset : cachedOffset(Math.floor(instant / QUARTER) * QUARTER));
  };
}
