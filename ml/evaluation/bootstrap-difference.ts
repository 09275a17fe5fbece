import { createRandom } from '../math/create-random.ts';

/** A mean with the bounds of its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  /** Default 2,000. */
  readonly resamples?: number;
  /** Default 1: the same answer each time. */
  readonly seed?: number;
}

/**
 * Bootstrap the mean paired difference `left - right` (Efron & Tibshirani 1993, percentile interval): questions are drawn
 * again with replacement, both recommenders answer the drawn ones. Pairing takes out what makes a question hard for both.
 *
 * @param left one value a question. @param right of the same questions, in the same order.
 * @throws {RangeError} if they differ in length or are empty.
 */
export function bootstrapDifference(
  left: Float64Array,
  right: Float64Array,
  { resamples = 2000, seed = 1 }: BootstrapOptions = {},
): Interval {
  const n = left.length;
  if (n === 0 || right.length !== n) {
    throw new RangeError(`Cannot bootstrap: both sides must have the same questions, got ${n} and ${right.length}.`);
  }
  const differences = left.map((value, i) => value - right[i]!);
  const random = createRandom(seed);
  const means = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += differences[Math.floor(random() * n)]!;
    means[r] = sum / n;
  }
  means.sort();
  const at = (share: number) => means[Math.min(resamples - 1, Math.max(0, Math.round(share * resamples - 0.5)))]!;
  return { value: differences.reduce((sum, one) => sum + one, 0) / n, low: at(0.025), high: at(0.975) };
}
