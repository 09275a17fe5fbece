import { quantile } from '../math/quantile.ts';
import { wilsonInterval, type Interval } from '../math/wilson-interval.ts';

/** Buyers of like predicted probability, and what became of them. */
export interface CalibrationBin {
  readonly n: number;
  /** The mean of the probabilities. */
  readonly predicted: number;
  /** Buyers who did buy again. */
  readonly returned: number;
  /** 95 % interval of the share that `returned` of `n` is a sample of. */
  readonly interval: Interval;
}

export interface CalibrateReturnOptions {
  /** Default 10. */
  readonly bins?: number;
}

/**
 * Compare predicted probabilities to buy again with what came, by decile of the probability. Buyers of equal probability
 * share a bin, so bins differ in size and there may be fewer of them.
 *
 * @param returned one place a buyer: not 0 for those who bought again.
 * @returns ascending by probability; empty without buyers.
 * @throws {RangeError} if the columns differ in length.
 */
export function calibrateReturn(
  probabilities: Float64Array,
  returned: ArrayLike<number>,
  { bins = 10 }: CalibrateReturnOptions = {},
): CalibrationBin[] {
  if (returned.length !== probabilities.length) {
    throw new RangeError(
      `Cannot calibrate: both columns must have the same buyers, got ${probabilities.length} and ${returned.length}.`,
    );
  }
  if (probabilities.length === 0) return [];
  const sorted = probabilities.slice().sort();
  const cuts = Array.from({ length: bins - 1 }, (_, i) => quantile(sorted, (i + 1) / bins));
  const sums = Array.from({ length: bins }, () => ({ n: 0, predicted: 0, returned: 0 }));
  for (const [i, probability] of probabilities.entries()) {
    const sum = sums[cuts.filter((cut) => cut < probability).length]!;
    sum.n += 1;
    sum.predicted += probability;
    if (returned[i]) sum.returned += 1;
  }
  return sums
    .filter(({ n }) => n > 0)
    .map((sum) => ({ ...sum, predicted: sum.predicted / sum.n, interval: wilsonInterval(sum.returned, sum.n)! }));
}
