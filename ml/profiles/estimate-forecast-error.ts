import type { CalibrationBin } from './calibrate-return.ts';

/**
 * The relative error, beyond chance, of the number of buyers that an earlier forecast expected: `o` came back of the
 * `e = sum n p` expected, which chance alone would have let vary by `V = sum n p (1 - p)` (Poisson-binomial, every buyer at
 * the mean of the bin). By moments: `r^2 = max(0, (o - e)^2 - V) / e^2`.
 *
 * @returns 0 where chance explains the miss; null where nobody was expected.
 */
export function estimateForecastError(
  bins: readonly Pick<CalibrationBin, 'n' | 'predicted' | 'returned'>[],
): number | null {
  let [expected, returned, variance] = [0, 0, 0];
  for (const bin of bins) {
    expected += bin.n * bin.predicted;
    returned += bin.returned;
    variance += bin.n * bin.predicted * (1 - bin.predicted);
  }
  if (expected <= 0) return null;
  return Math.sqrt(Math.max(0, (returned - expected) ** 2 - variance)) / expected;
}
