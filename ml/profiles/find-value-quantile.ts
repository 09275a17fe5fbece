import type { ValueRow, ValueTable } from './tabulate-value.ts';

/**
 * The value below which a share of the possible futures lies, as a multiple of the buyer's scale.
 *
 * @param masses the probability of each count of `table.counts`; what is missing to 1 is that of no order.
 * @param p below 1. @returns 0 where no order is that likely.
 */
export function findValueQuantile(table: ValueTable, masses: Float64Array, p: number): number {
  const none = 1 - masses.reduce((sum, mass) => sum + mass, 0);
  if (p <= none) return 0;
  const rows = table.rows(masses.length);
  const last = rows[masses.length - 1]!;
  let low = rows[0]!.from - 1;
  let high = last.from + last.shares.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (none + sumShares(rows, masses, middle) < p) low = middle;
    else high = middle;
  }
  const [below, above] = [none + sumShares(rows, masses, low), none + sumShares(rows, masses, high)];
  const part = above > below ? Math.min(1, Math.max(0, (p - below) / (above - below))) : 1;
  return Math.exp((low + part) * table.step);
}

/** The probability of orders that earn no more than point k of the grid. */
function sumShares(rows: readonly ValueRow[], masses: Float64Array, k: number): number {
  let sum = 0;
  for (let at = 0; at < masses.length; at++) {
    const { from, shares } = rows[at]!;
    // Rows move up with the count: this one and the later ones have nothing down there.
    if (k < from) break;
    sum += k - from < shares.length ? masses[at]! * shares[k - from]! : masses[at]!;
  }
  return sum;
}
