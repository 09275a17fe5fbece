import type { ValueRow, ValueTable } from './tabulate-value.ts';

/** What the value is at most in one future of ten, in half of them, and in nine of ten. */
export type ValueQuantiles = readonly [p10: number, p50: number, p90: number];

/**
 * The values below which shares of the possible futures lie, as multiples of the buyer's scale; 0 where no order is that
 * likely.
 *
 * @param masses the probability of each count of `table.counts`; what is missing to 1 is that of no order.
 */
export function findValueQuantiles(table: ValueTable, masses: readonly number[]): ValueQuantiles {
  let some = 0;
  for (let at = 0; at < masses.length; at++) some += masses[at]!;
  const none = 1 - some;
  const rows = table.rows(masses.length);
  const last = rows[masses.length - 1];
  if (!last) return [0, 0, 0];
  // A larger share is found no lower.
  let low = rows[0]!.from - 1;
  const find = (share: number) => {
    if (share <= none) return 0;
    let high = last.from + last.shares.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (none + sumShares(rows, masses, middle) < share) low = middle;
      else high = middle;
    }
    const [below, above] = [none + sumShares(rows, masses, low), none + sumShares(rows, masses, high)];
    const part = above > below ? Math.min(1, Math.max(0, (share - below) / (above - below))) : 1;
    return Math.exp((low + part) * table.step);
  };
  return [find(0.1), find(0.5), find(0.9)];
}

/** The probability of orders that earn no more than point k of the grid. */
function sumShares(rows: readonly ValueRow[], masses: readonly number[], k: number): number {
  let sum = 0;
  for (let at = 0; at < masses.length; at++) {
    const { from, shares } = rows[at]!;
    // Rows move up with the count: this one and the later ones have nothing down there.
    if (k < from) break;
    sum += k - from < shares.length ? masses[at]! * shares[k - from]! : masses[at]!;
  }
  return sum;
}
