import { expectOrders } from './expect-orders.ts';
import { findPosterior } from './find-posterior.ts';
import type { OrderModel } from './order-model.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import { requireHistory } from './require-history.ts';

/**
 * The orders (of distinct days) to expect of each buyer within the horizon.
 *
 * @param horizon in the model's unit of time.
 * @throws {RangeError} if the columns are not histories.
 */
export function predictOrders(model: OrderModel, history: PurchaseHistory, horizon: number): Float64Array {
  requireHistory(history);
  const { frequency, recency, age } = history;
  return frequency.map((x, i) => expectOrders(findPosterior(model, x, recency[i]!, age[i]!), horizon));
}
