/** The 97.5th percentile of the standard normal distribution. */
export const Z_95 = 1.959963984540054;

/** From its lower to its upper bound. */
export type Interval = readonly [lower: number, upper: number];

/**
 * 95 % score interval of a share (Wilson, 1927, as in Brown, Cai & DasGupta, 2001, equation 4):
 * `(k + z²/2) / (n + z²) ± z sqrt(n p (1 - p) + z²/4) / (n + z²)` with `p = k / n`.
 *
 * Stays within 0 and 1 and keeps a width at shares of 0 and 1.
 *
 * @returns null of none: nothing is known of it.
 * @throws {RangeError} unless `0 <= count <= of`.
 */
export function wilsonInterval(count: number, of: number): Interval | null {
  if (!(count >= 0 && count <= of))
    throw new RangeError(`Cannot estimate a share: the count must be from 0 to ${of}, got ${count}.`);
  if (of === 0) return null;
  const z2 = Z_95 * Z_95;
  const middle = (count + z2 / 2) / (of + z2);
  const half = (Z_95 * Math.sqrt((count * (of - count)) / of + z2 / 4)) / (of + z2);
  // Exact at the ends, where rounding could leave the range.
  return [count === 0 ? 0 : middle - half, count === of ? 1 : middle + half];
}
