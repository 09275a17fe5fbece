import type { PurchaseHistory } from './purchase-history.ts';

/**
 * Require columns to be histories: of one length, whole repeats, `0 <= recency <= age`, no recency without repeats.
 *
 * @throws {RangeError} if they are not.
 */
export function requireHistory({ frequency, recency, age }: PurchaseHistory): void {
  if (recency.length !== frequency.length || age.length !== frequency.length) {
    throw new RangeError(
      `Cannot read histories: the columns must have one length, got ${frequency.length}, ${recency.length} and ${age.length}.`,
    );
  }
  for (let i = 0; i < frequency.length; i++) {
    const [x, last, known] = [frequency[i]!, recency[i]!, age[i]!];
    const isWhole = Number.isSafeInteger(x) && x >= 0;
    if (isWhole && known < Infinity && last <= known && (x === 0 ? last === 0 : last >= 0)) continue;
    throw new RangeError(
      `Cannot read histories: a buyer must have whole repeats and 0 <= recency <= age, got ${x}, ${last} and ${known}.`,
    );
  }
}
