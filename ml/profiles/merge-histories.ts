import { rankKeys } from '../data/rank-keys.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import { rankValues } from './rank-values.ts';
import { requireHistory } from './require-history.ts';

/** Distinct histories, ascending by frequency, then age, then recency. */
export interface HistoryCells extends PurchaseHistory {
  /** Buyers of each cell. */
  readonly weights: Float64Array;
}

/** Values as whole numbers from 0 to below `size`, which sort as they do. */
interface Places {
  readonly places: Float64Array | Int32Array;
  readonly size: number;
}

/** Values up to here are their own places if they are whole. */
const SMALL = 100_000;

/**
 * Merge buyers of equal histories: what depends on the history alone is computed once for them. The cells do not depend on
 * the order of the buyers.
 *
 * @throws {RangeError} if the columns differ in length or a buyer's values are not a history.
 */
export function mergeHistories(history: PurchaseHistory): HistoryCells {
  requireHistory(history);
  const { frequency, recency, age } = history;
  const histories = pair(pair(place(frequency), place(age)), place(recency));
  const { keys, ranks } = rankKeys(Float64Array.from(histories.places), -1);
  const weights = new Float64Array(keys.length);
  const example = new Uint32Array(keys.length);
  for (let i = 0; i < ranks.length; i++) {
    weights[ranks[i]!]! += 1;
    example[ranks[i]!] = i;
  }
  const take = (column: Float64Array) => weights.map((_, cell) => column[example[cell]!]!);
  return { frequency: take(frequency), recency: take(recency), age: take(age), weights };
}

function place(column: Float64Array): Places {
  const most = column.reduce((largest, value) => Math.max(largest, value), 0);
  return most < SMALL && column.every(Number.isInteger) ? { places: column, size: most + 1 } : rank(column);
}

function rank(column: Float64Array): Places {
  const { values, ranks } = rankValues(column);
  return { places: ranks, size: values.length };
}

/** The places of pairs, by the first, then the second. */
function pair(first: Places, second: Places): Places {
  const size = first.size * second.size;
  // Of n buyers there are at most n ranks: their product with others is always a whole number that a double holds.
  if (size > Number.MAX_SAFE_INTEGER) return pair(rank(Float64Array.from(first.places)), second);
  const places = new Float64Array(first.places.length);
  for (let i = 0; i < places.length; i++) places[i] = first.places[i]! * second.size + second.places[i]!;
  return { places, size };
}
