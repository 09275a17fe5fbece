import { findPosterior } from './find-posterior.ts';
import type { OrderModel } from './order-model.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import { requireHistory } from './require-history.ts';

/**
 * The probability of at least one order within the horizon, for each buyer.
 *
 * An order comes if the buyer has not stopped and the Poisson process is not silent; stopping after an order does not undo
 * it, so the probability p plays no part beyond P(alive). Silence over Gamma(r + x, alpha + T) has the probability
 * `E[exp(-lambda h)] = ((alpha + T) / (alpha + T + h))^(r + x)`, hence
 *
 * `P(at least one) = P(alive) (1 - ((alpha + T) / (alpha + T + h))^(r + x))`. Churn risk is what is missing to 1.
 *
 * @param horizon in the model's unit of time.
 * @throws {RangeError} if the columns are not histories.
 */
export function predictReturn(model: OrderModel, history: PurchaseHistory, horizon: number): Float64Array {
  requireHistory(history);
  const { frequency, recency, age } = history;
  return frequency.map((x, i) => {
    const { alive, shape, rate } = findPosterior(model, x, recency[i]!, age[i]!);
    return -alive * Math.expm1(-shape * Math.log1p(horizon / rate));
  });
}
