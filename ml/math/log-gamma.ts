const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * The natural logarithm of the gamma function of a positive number, by Stirling's series at 10 or above (Abramowitz &
 * Stegun 6.1.40) and the recurrence `gamma(x + 1) = x gamma(x)` below. About 14 digits.
 *
 * @returns NaN of a negative number, Infinity of 0.
 */
export function logGamma(x: number): number {
  if (!(x >= 0)) return NaN;
  let shift = 1;
  let z = x;
  for (; z < 10; z++) shift *= z;
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - (w * 691) / 360_360))))) / z;
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - Math.log(shift);
}
