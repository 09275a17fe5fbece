/**
 * The smallest value with at least the share `p` of all values at or below it (Hyndman & Fan 1996, type 1): always
 * one of the values.
 *
 * @param sorted ascending.
 * @throws {RangeError} if there are no values or `p` is not in (0, 1].
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('Cannot take quantile: there must be at least one value, got none.');
  if (!(p > 0 && p <= 1)) throw new RangeError(`Cannot take quantile: p must be in (0, 1], got ${p}.`);
  // A product such as 0.55 * 100 lands a hair above the whole number it stands for.
  return sorted[Math.ceil(p * sorted.length - 1e-9) - 1]!;
}
