import { parseMinor } from '../parse-minor.ts';
import { RowError } from './parse-row.ts';

/** A decimal amount in minor units. @throws {RowError} naming `field` of `noun` if it is no decimal. */
export function readAmount(amount: string, currency: string, noun: string, field: string): number {
  const minor = parseMinor(amount, currency);
  if (minor !== null) return minor;
  throw new RowError(
    `Cannot read ${noun}: ${field} must be a decimal amount in ${currency}, got ${JSON.stringify(amount)}.`,
  );
}
