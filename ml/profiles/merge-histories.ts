import type { PurchaseHistory } from './purchase-history.ts';
import { requireHistory } from './require-history.ts';

/** Distinct histories, ascending by frequency, then age, then recency. */
export interface HistoryCells extends PurchaseHistory {
  /** Buyers of each cell. */
  readonly weights: Float64Array;
  /** The cell of each buyer. */
  readonly cellOf: Uint32Array;
}

/**
 * Merge buyers of equal histories: what depends on the history alone is computed once for them. The cells do not depend on
 * the order of the buyers.
 *
 * @throws {RangeError} if the columns differ in length or a buyer's values are not a history.
 */
export function mergeHistories(history: PurchaseHistory): HistoryCells {
  const { frequency, recency, age } = history;
  requireHistory(history);
  const order = Uint32Array.from(frequency.keys()).sort(
    (i, j) => frequency[i]! - frequency[j]! || age[i]! - age[j]! || recency[i]! - recency[j]!,
  );
  const cellOf = new Uint32Array(order.length);
  const firsts = new Uint32Array(order.length);
  const weights = new Float64Array(order.length);
  let cell = -1;
  for (let place = 0; place < order.length; place++) {
    const i = order[place]!;
    const last = place === 0 ? i : order[place - 1]!;
    const isNew = frequency[i] !== frequency[last] || age[i] !== age[last] || recency[i] !== recency[last];
    if (place === 0 || isNew) firsts[++cell] = i;
    cellOf[i] = cell;
    weights[cell]! += 1;
  }
  const take = (column: Float64Array) => {
    const taken = new Float64Array(cell + 1);
    for (let at = 0; at <= cell; at++) taken[at] = column[firsts[at]!]!;
    return taken;
  };
  return {
    frequency: take(frequency),
    recency: take(recency),
    age: take(age),
    weights: weights.slice(0, cell + 1),
    cellOf,
  };
}
