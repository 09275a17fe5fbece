import { findPosterior } from './find-posterior.ts';
import { findReturnProbability } from './find-return-probability.ts';
import type { OrderModel } from './order-model.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import { requireHistory } from './require-history.ts';

/**
 * The probability of at least one order within the horizon, for each buyer (see `findReturnProbability`).
 *
 * @param horizon in the model's unit of time.
 * @throws {RangeError} if the columns are not histories.
 */
export function predictReturn(model: OrderModel, history: PurchaseHistory, horizon: number): Float64Array {
  requireHistory(history);
  const { frequency, recency, age } = history;
  return frequency.map((x, i) => findReturnProbability(findPosterior(model, x, recency[i]!, age[i]!), horizon));
}
