import { parseMinor } from '../parse-minor.ts';
import { PayloadError } from './parse-payload.ts';

interface MoneyBag {
  readonly shop_money: { readonly amount: string };
}

/**
 * An amount in minor units of the shop's currency: the shop's side of `bag` where there is one, else `plain`.
 *
 * @throws {PayloadError} if there is neither, or it is beyond 2^53 minor units.
 */
export function readMinor(
  field: string,
  currency: string,
  plain: string | null | undefined,
  bag: MoneyBag | null | undefined,
): number {
  const stated = bag?.shop_money.amount ?? plain;
  const minor = stated === null || stated === undefined ? null : parseMinor(stated, currency);
  if (minor !== null) return minor;
  throw new PayloadError(
    `Cannot read ${field}: it must be a decimal amount in ${currency}, got ${stated ?? 'nothing'}.`,
  );
}
