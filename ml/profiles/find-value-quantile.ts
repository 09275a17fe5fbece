import type { ValueTable } from './tabulate-value.ts';

/**
 * The value below which a share of the possible futures lies, as a multiple of the buyer's scale.
 *
 * @param masses the probability of each count of `table.counts`; what is missing to 1 is that of no order.
 * @param p below 1. @returns 0 where no order is that likely.
 */
export function findValueQuantile({ step, row }: ValueTable, masses: Float64Array, p: number): number {
  const ordering = masses.reduce((sum, mass) => sum + mass, 0);
  const none = 1 - ordering;
  if (p <= none) return 0;
  const share = (k: number) => {
    let sum = none;
    for (let at = 0; at < masses.length; at++) {
      const { from, shares } = row(at);
      if (k >= from + shares.length) sum += masses[at]!;
      else if (k >= from) sum += masses[at]! * shares[k - from]!;
    }
    return sum;
  };
  let low = row(0).from - 1;
  const last = row(masses.length - 1);
  let high = last.from + last.shares.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (share(middle) < p) low = middle;
    else high = middle;
  }
  const [below, above] = [share(low), share(high)];
  const part = above > below ? Math.min(1, Math.max(0, (p - below) / (above - below))) : 1;
  return Math.exp((low + part) * step);
}
