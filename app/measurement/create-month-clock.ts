import { createLocalClock } from '../create-local-clock.ts';

/** Create the function from an instant to its month (`year * 12 + month - 1`) in a time zone. */
export function createMonthClock(timeZone: string): (instant: number) => number {
  const readClock = createLocalClock(timeZone);
  return (instant) => {
    const local = new Date(readClock(instant));
    return local.getUTCFullYear() * 12 + local.getUTCMonth();
  };
}
