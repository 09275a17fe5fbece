import { normalTail } from './normal-tail.ts';

/** Beyond it nothing is left of the distribution that a double could hold. */
const FARTHEST = 38;

/**
 * The `z` with the share `tail` of a standard normal distribution above it: 1.96 for 0.025. By bisection of
 * {@link normalTail}, to the last digit.
 *
 * @throws {RangeError} if `tail` is not in (0, 0.5].
 */
export function normalQuantile(tail: number): number {
  if (!(tail > 0 && tail <= 0.5)) throw new RangeError(`Cannot take quantile: tail must be in (0, 0.5], got ${tail}.`);
  let low = 0;
  let high = FARTHEST;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (normalTail(middle) > tail) low = middle;
    else high = middle;
  }
  return high;
}
