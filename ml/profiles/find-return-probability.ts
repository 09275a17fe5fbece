import type { Posterior } from './find-posterior.ts';

/**
 * The probability that a buyer orders at least once within the horizon.
 *
 * An order comes if the buyer has not stopped and the Poisson process is not silent; stopping after an order does not undo
 * it, so the probability p plays no part beyond P(alive). Silence over Gamma(r + x, alpha + T) has the probability
 * `E[exp(-lambda h)] = ((alpha + T) / (alpha + T + h))^(r + x)`, hence
 *
 * `P(at least one) = P(alive) (1 - ((alpha + T) / (alpha + T + h))^(r + x))`. Churn risk is what is missing to 1.
 *
 * @param horizon in the model's unit of time.
 */
export function findReturnProbability({ alive, shape, rate }: Posterior, horizon: number): number {
  return -alive * Math.expm1(-shape * Math.log1p(horizon / rate));
}
