/**
 * The derivative of `logGamma` at a positive number, by its asymptotic series at 10 or above (Abramowitz & Stegun 6.3.18)
 * and the recurrence `digamma(x + 1) = digamma(x) + 1 / x` below. About 14 digits.
 *
 * @returns NaN of 0 and below.
 */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  let shift = 0;
  let z = x;
  for (; z < 10; z++) shift += 1 / z;
  const w = 1 / (z * z);
  const series = w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - (w * 691) / 32_760)))));
  return Math.log(z) - 0.5 / z - series - shift;
}
