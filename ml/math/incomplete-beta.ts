import { logGamma } from './log-gamma.ts';

const MAX_TERMS = 10_000;
const SMALLEST = 1e-300;

/**
 * The regularised incomplete beta function `I_x(a, b)`: the share of a beta distribution at or below `x`. By the continued
 * fraction of DLMF 8.17.22, evaluated with Lentz's method on the side where it converges fast.
 *
 * @param x taken as 0 or 1 where it is outside of them. @param a above 0. @param b above 0.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2)
    ? (front * continueFraction(x, a, b)) / a
    : 1 - (front * continueFraction(1 - x, b, a)) / b;
}

function continueFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}
