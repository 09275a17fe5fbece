import { DAY } from '../../time.ts';
import { PayloadError } from './parse-payload.ts';

/** Guard against a sender whose clock is wrong. @throws {PayloadError} if `at` is more than a day after `receivedAt`. */
export function requirePast(at: number, receivedAt: number, noun: string): void {
  if (at <= receivedAt + DAY) return;
  throw new PayloadError(
    `Cannot read ${noun}: its instant must be at most a day from now, got ${new Date(at).toISOString()}.`,
  );
}
