import { describeReturn } from './describe-return.ts';
import type { Recalibration } from './recalibration.ts';

/**
 * Recalibrate probabilities to buy again by what an earlier forecast of the shop taught: `P' = 1 - exp(-exp(w . f))` with the
 * features f of `describeReturn`. Probabilities of 0 stay.
 *
 * @param probabilities by `predictReturn`. @param frequency of the same buyers.
 */
export function recalibrateReturn(
  { weights }: Recalibration,
  probabilities: Float64Array,
  frequency: Float64Array,
): Float64Array {
  return probabilities.map((probability, i) => {
    if (probability === 0) return 0;
    const score = describeReturn(probability, frequency[i]!).reduce((sum, one, j) => sum + one * weights[j]!, 0);
    return -Math.expm1(-Math.exp(score));
  });
}
