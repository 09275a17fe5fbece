import { expectOrders } from './expect-orders.ts';
import { findPosterior } from './find-posterior.ts';
import { mergeHistories } from './merge-histories.ts';
import type { OrderModel } from './order-model.ts';
import type { PurchaseHistory } from './purchase-history.ts';

/**
 * The orders (of distinct days) to expect of each buyer within the horizon.
 *
 * @param horizon in the model's unit of time.
 * @throws {RangeError} if the columns are not histories.
 */
export function predictOrders(model: OrderModel, history: PurchaseHistory, horizon: number): Float64Array {
  const { frequency, recency, age, cellOf } = mergeHistories(history);
  const expected = frequency.map((x, cell) =>
    expectOrders(findPosterior(model, x, recency[cell]!, age[cell]!), horizon),
  );
  return Float64Array.from(cellOf, (cell) => expected[cell]!);
}
