import { distributeOrders } from './distribute-orders.ts';
import type { Posterior } from './find-posterior.ts';

const MAX_TERMS = 20_000;

/**
 * The orders to expect of a buyer within the horizon (Fader, Hardie & Lee 2005, equation 10, for BG/NBD; Wagner & Hoppe
 * 2008 for MBG/NBD): with `z = h / (rate + h)`, `c = a + b - 1` and `e = a - 1` of the posterior,
 *
 * `P(alive) c / e (1 - (1 - z)^shape 2F1(shape, b; c; z))`.
 *
 * Up to `e = shape` it is computed after Euler's transformation, as `1 - (1 - z)^e 2F1(c - shape, e; c; z)` in the bracket:
 * that series converges well there, and taking e out of its terms leaves nothing to divide by at a = 1, where the formula
 * as printed fails. Where the terms leave the range of numbers, the counts are summed up one by one.
 */
export function expectOrders(posterior: Posterior, horizon: number): number {
  const expected = posterior.alive * sumUp(posterior, horizon);
  if (Number.isFinite(expected)) return expected;
  return (
    posterior.alive * distributeOrders(posterior, horizon).reduce((sum, probability, n) => sum + n * probability, 0)
  );
}

function sumUp({ shape, rate, a, b }: Posterior, horizon: number): number {
  const z = horizon / (rate + horizon);
  const c = a + b - 1;
  const e = a - 1;
  const kept = Math.log1p(-z);
  if (e > shape) return (c * -Math.expm1(shape * kept + Math.log1p(sumSeries(shape, b, c, z) * shape))) / e;
  const front = e === 0 ? -kept : -Math.expm1(e * kept) / e;
  return c * (front - Math.exp(e * kept) * sumSeries(e, c - shape, c, z));
}

/** `(2F1(u, v; c; z) - 1) / u`, term by term: `(u + 1)_(n - 1) (v)_n z^n / ((c)_n n!)`. */
function sumSeries(u: number, v: number, c: number, z: number): number {
  let term = (v / c) * z;
  let sum = term;
  for (let n = 1; n < MAX_TERMS && Math.abs(term) > 1e-15 * Math.abs(sum); n++) {
    term *= ((u + n) / (n + 1)) * ((v + n) / (c + n)) * z;
    sum += term;
  }
  return sum;
}
