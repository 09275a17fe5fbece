import type { PurchaseHistory } from './purchase-history.ts';

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
  for (const [place, i] of order.entries()) {
    const last = place === 0 ? i : order[place - 1]!;
    const isNew = frequency[i] !== frequency[last] || age[i] !== age[last] || recency[i] !== recency[last];
    if (place === 0 || isNew) firsts[++cell] = i;
    cellOf[i] = cell;
    weights[cell]! += 1;
  }
  const take = (column: Float64Array) => Float64Array.from(firsts.subarray(0, cell + 1), (i) => column[i]!);
  return {
    frequency: take(frequency),
    recency: take(recency),
    age: take(age),
    weights: weights.slice(0, cell + 1),
    cellOf,
  };
}

function requireHistory({ frequency, recency, age }: PurchaseHistory): void {
  if (recency.length !== frequency.length || age.length !== frequency.length) {
    throw new RangeError(
      `Cannot merge histories: the columns must have one length, got ${frequency.length}, ${recency.length} and ${age.length}.`,
    );
  }
  for (const [i, x] of frequency.entries()) {
    const isWhole = Number.isSafeInteger(x) && x >= 0;
    if (isWhole && age[i]! < Infinity && recency[i]! <= age[i]! && (x === 0 ? recency[i] === 0 : recency[i]! >= 0))
      continue;
    throw new RangeError(
      `Cannot merge histories: a buyer must have whole repeats and 0 <= recency <= age, got ${x}, ${recency[i]} and ${age[i]}.`,
    );
  }
}
