import { DAY } from '../../time.ts';
import { RowError } from './parse-row.ts';

/** Guard against a sender whose clock is wrong. @throws {RowError} if `at` is more than a day after `now`. */
export function requireNotFuture(at: number, now: number, noun: string): void {
  if (at <= now + DAY) return;
  throw new RowError(
    `Cannot read ${noun}: its instant must be at most a day from now, got ${new Date(at).toISOString()}.`,
  );
}
