import type { Posterior } from './find-posterior.ts';

const MAX_ORDERS = 100_000;
/** What is left beyond the last count may be this likely. */
const TAIL = 1e-7;
const LEAST_LOG = -600;

/**
 * The probability of exactly n orders within the horizon, n = 0, 1, ..., of a buyer who has not stopped.
 *
 * Either the buyer passes n chances to stop and the process makes n orders, or stops at the n-th, the process making n or
 * more. As rate and stopping are independent (see `Posterior`),
 *
 * `P(n) = E[(1 - p)^n] P(K = n) + E[p (1 - p)^(n - 1)] P(K >= n)`,
 *
 * K being negative binomial: a Poisson count whose rate has the density Gamma(shape, rate). The sum of `n P(n)` is
 * `expectOrders`.
 */
export function distributeOrders({ shape, rate, a, b }: Posterior, horizon: number): number[] {
  const probabilities: number[] = [];
  const move = horizon / (rate + horizon);
  let logCount = -shape * Math.log1p(horizon / rate);
  // Where the first probability is too small for a number, the next ones come of its logarithm.
  const isTiny = logCount < LEAST_LOG;
  let count = Math.exp(logCount);
  let passed = 1;
  let stopped = 0;
  let reached = 1;
  for (let n = 0; n < MAX_ORDERS && reached > 0; n++) {
    probabilities.push(passed * count + stopped * reached);
    if ((passed + stopped) * reached < TAIL) break;
    reached = Math.max(0, reached - count);
    stopped = (passed * a) / (a + b + n);
    passed *= (b + n) / (a + b + n);
    const growth = ((shape + n) / (n + 1)) * move;
    if (isTiny) logCount += Math.log(growth);
    count = isTiny ? Math.exp(logCount) : count * growth;
  }
  return probabilities;
}
