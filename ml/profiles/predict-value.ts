import { distributeOrders } from './distribute-orders.ts';
import { expectOrders } from './expect-orders.ts';
import { findPosterior, type Posterior } from './find-posterior.ts';
import { findValueQuantile } from './find-value-quantile.ts';
import type { GammaGamma, PurchaseValues } from './gamma-gamma.ts';
import { mergeHistories, type HistoryCells } from './merge-histories.ts';
import type { OrderModel } from './order-model.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import { tabulateValue, type ValueTable } from './tabulate-value.ts';

/** What each buyer will earn within the horizon, in minor units, one place a buyer. */
export interface PredictedValues {
  readonly meanMinor: Float64Array;
  /** In one future of ten the value is at most this. */
  readonly p10Minor: Float64Array;
  readonly p50Minor: Float64Array;
  readonly p90Minor: Float64Array;
}

export interface FittedBuyers {
  readonly orders: OrderModel;
  readonly value: GammaGamma;
}

/** The most orders within the horizon that values are tabulated for. */
const MOST_ORDERS = 100_000;

/**
 * Predict the value of each buyer within the horizon: the mean and the 10th, 50th and 90th percentile of the posterior
 * predictive distribution at the fitted parameters (whose own uncertainty is not in it).
 *
 * Orders and values are independent (Fader & Hardie 2013), so the value is 0 with the probability of no order, and else a
 * mixture over the number of orders n (`distributeOrders`) of what n of them earn (`tabulateValue`). A buyer's transactions
 * so far, x of mean m, make of nu's density Gamma(q + p x, gamma + x m); its scale `gamma + x m` only multiplies, so the
 * quantiles are found once for buyers of equal histories. Without transactions, or with a mean of 0 or below, the buyer's
 * values are those of anybody.
 *
 * @param horizon in the unit of time of the order model.
 * @throws {RangeError} if the columns are not histories or differ in length.
 */
export function predictValue(
  { orders, value }: FittedBuyers,
  history: PurchaseHistory,
  values: PurchaseValues,
  horizon: number,
): PredictedValues {
  const cells = mergeHistories(history);
  const size = cells.cellOf.length;
  requireSize(values, size);
  const known = values.frequency.map((x, i) => (x >= 1 && values.averageMinor[i]! > 0 ? x : 0));
  const order = orderByValueAndCell(known, cells);
  const create = () => new Float64Array(size);
  const predicted = { meanMinor: create(), p10Minor: create(), p50Minor: create(), p90Minor: create() };
  let table: ValueTable | undefined;
  let cell: ReturnType<typeof predictCell> | undefined;
  for (let place = 0; place < size; place++) {
    const i = order[place]!;
    const x = known[i]!;
    const at = cells.cellOf[i]!;
    const before = place === 0 ? -1 : order[place - 1]!;
    const isNewTable = before < 0 || known[before] !== x;
    if (isNewTable || !table) table = tabulateValue(value.p, value.q + value.p * x, MOST_ORDERS);
    if (isNewTable || !cell || cells.cellOf[before] !== at) {
      const posterior = findPosterior(orders, cells.frequency[at]!, cells.recency[at]!, cells.age[at]!);
      cell = predictCell(posterior, table, horizon);
    }
    const scale = value.gamma + (x > 0 ? x * values.averageMinor[i]! : 0);
    predicted.meanMinor[i] = (cell.orders * value.p * scale) / (value.p * x + value.q - 1);
    predicted.p10Minor[i] = cell.p10 * scale;
    predicted.p50Minor[i] = cell.p50 * scale;
    predicted.p90Minor[i] = cell.p90 * scale;
  }
  return predicted;
}

/** Buyers by transactions known, then by cell: two counting sorts, the second keeping the order of the first. */
function orderByValueAndCell(known: Float64Array, { cellOf, weights }: HistoryCells): Uint32Array {
  const counts = Float64Array.from(new Set(known)).sort();
  const rank = new Map([...counts].map((x, i) => [x, i]));
  const rankOf = Uint32Array.from(known, (x) => rank.get(x)!);
  return sortStably(sortStably(Uint32Array.from(cellOf.keys()), cellOf, weights.length), rankOf, counts.length);
}

function sortStably(order: Uint32Array, keys: Uint32Array, keyCount: number): Uint32Array {
  const starts = new Uint32Array(keyCount + 1);
  for (const key of keys) starts[key + 1]! += 1;
  for (let key = 0; key < keyCount; key++) starts[key + 1]! += starts[key]!;
  const sorted = new Uint32Array(order.length);
  for (const i of order) sorted[starts[keys[i]!]!++] = i;
  return sorted;
}

function predictCell(posterior: Posterior, table: ValueTable, horizon: number) {
  const masses = collectCounts(distributeOrders(posterior, horizon), posterior.alive, table.counts);
  return {
    orders: expectOrders(posterior, horizon),
    p10: findValueQuantile(table, masses, 0.1),
    p50: findValueQuantile(table, masses, 0.5),
    p90: findValueQuantile(table, masses, 0.9),
  };
}

/** The probability of each tabulated count; one between two of them goes to both, so that the mean stays. */
function collectCounts(probabilities: Float64Array, alive: number, counts: Float64Array): Float64Array {
  const masses: number[] = [];
  for (let n = 1, at = 0; n < probabilities.length; n++) {
    while (at + 1 < counts.length && counts[at + 1]! <= n) at += 1;
    const mass = alive * probabilities[n]!;
    const gap = (counts[at + 1] ?? Infinity) - counts[at]!;
    const share = (n - counts[at]!) / gap;
    masses[at] = (masses[at] ?? 0) + mass * (1 - share);
    if (share > 0) masses[at + 1] = (masses[at + 1] ?? 0) + mass * share;
  }
  return Float64Array.from(masses);
}

function requireSize({ frequency, averageMinor }: PurchaseValues, size: number): void {
  if (frequency.length === size && averageMinor.length === size) return;
  throw new RangeError(
    `Cannot predict values: the columns must be of ${size} buyers, got ${frequency.length} and ${averageMinor.length}.`,
  );
}
