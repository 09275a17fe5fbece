import { describeReturn } from './describe-return.ts';
import type { Recalibration } from './recalibration.ts';

/**
 * Recalibrate a probability to buy again by what an earlier forecast of the shop taught: `P' = 1 - exp(-exp(w . f))` with the
 * features f of `describeReturn`. A probability of 0 stays.
 *
 * @param repeats transactions of the same buyer.
 */
export function recalibrateReturn({ weights }: Recalibration, probability: number, repeats: number): number {
  if (probability === 0) return 0;
  const features = describeReturn(probability, repeats);
  let score = 0;
  for (let j = 0; j < features.length; j++) score += features[j]! * weights[j]!;
  return -Math.expm1(-Math.exp(score));
}
