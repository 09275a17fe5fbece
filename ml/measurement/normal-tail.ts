const ROOT_TAU = Math.sqrt(2 * Math.PI);
/** Up to here the series converges fast, beyond it the continued fraction. */
const BORDER = 3;
const MAX_TERMS = 400;

/**
 * The share of a standard normal distribution above `z`, to full precision far into the tail. Near the middle by the
 * series `1/2 - phi(z) (z + z^3/3 + z^5/(3 5) + ...)`, in the tail by Laplace's continued fraction
 * `phi(z) / (z + 1/(z + 2/(z + 3/...)))` (DLMF 7.6.2 and 7.9.1).
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / ROOT_TAU;
  if (z > BORDER) {
    let fraction = z;
    for (let k = MAX_TERMS; k > 0; k--) fraction = z + k / fraction;
    return density / fraction;
  }
  let sum = 0;
  let term = z;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  return 0.5 - density * sum;
}
