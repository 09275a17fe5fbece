import { distributeOrders } from './distribute-orders.ts';
import type { Posterior } from './find-posterior.ts';
import { findValueQuantiles, type ValueQuantiles } from './find-value-quantiles.ts';
import type { GammaGamma } from './gamma-gamma.ts';
import { tabulateValue, type ValueTable } from './tabulate-value.ts';

/** The most orders within the horizon that values are tabulated for. */
const MOST_ORDERS = 100_000;
/** Tables remembered, each for one count of transactions known. */
const MOST_TABLES = 64;

/** What a buyer will earn, in minor units. */
export interface ValuePrediction {
  readonly quantilesMinor: ValueQuantiles;
  /** Of many buyers the means add up; percentiles do not. */
  readonly meanMinor: number;
}

/** A buyer whose value is predicted. */
export interface ValuedBuyer {
  /** Of the buyer's orders. */
  readonly posterior: Posterior;
  /** Transactions known after the first. */
  readonly repeats: number;
  /** Their mean value. */
  readonly averageMinor: number;
  /** What else is known of the probability of an order within the horizon: it is this or more. Default 0. */
  readonly leastProbability?: number;
}

/**
 * Create the function that predicts the value of a buyer within the horizon: the 10th, 50th and 90th percentile of the
 * posterior predictive distribution at the fitted parameters (whose own uncertainty is not in it), and its mean.
 *
 * Orders and values are independent (Fader & Hardie 2013), so the value is 0 with the probability of no order, and else a
 * mixture over the number of orders n (`distributeOrders`) of what n of them earn (`tabulateValue`). A buyer's transactions
 * so far, x of mean m, make of nu's density Gamma(q + p x, gamma + x m); its scale `gamma + x m` only multiplies, so one
 * table serves all buyers of one x and is remembered. Without transactions, or with a mean of 0 or below, the buyer's values
 * are those of anybody. The mean is the expected orders times
 * `p (gamma + x m) / (q + p x - 1)` (Fader & Hardie 2013, equation 5).
 *
 * Who orders within a part of the horizon orders within it: where the posterior's probability of an order is below
 * `leastProbability`, the percentiles are those of the same mixture with that probability. The mean stays.
 *
 * @param horizon in the unit of time of the posteriors.
 */
export function createValuePredictor(
  { p, q, gamma }: GammaGamma,
  horizon: number,
): (buyer: ValuedBuyer) => ValuePrediction {
  const tables = new Map<number, ValueTable>();
  return ({ posterior, repeats, averageMinor, leastProbability = 0 }) => {
    const x = averageMinor > 0 ? repeats : 0;
    const table = tables.get(x) ?? tabulateValue(p, q + p * x, MOST_ORDERS);
    keep(tables, x, table);
    const masses = collectCounts(posterior, horizon, table.counts);
    const [p10, p50, p90] = findValueQuantiles(table, raise(masses, leastProbability));
    const orders = masses.reduce((sum, mass, at) => sum + mass * table.counts[at]!, 0);
    const scale = gamma + (x > 0 ? x * averageMinor : 0);
    return {
      quantilesMinor: [p10 * scale, p50 * scale, p90 * scale],
      meanMinor: (orders * p * scale) / (q + p * x - 1),
    };
  };
}

/** Keep a table as the one used last; of too many, the one unused for longest goes. */
function keep(tables: Map<number, ValueTable>, x: number, table: ValueTable): void {
  tables.delete(x);
  tables.set(x, table);
  if (tables.size > MOST_TABLES) tables.delete(tables.keys().next().value!);
}

/** The probability of each tabulated count; one between two of them goes to both, so that the mean stays. */
function collectCounts(posterior: Posterior, horizon: number, counts: Float64Array): number[] {
  const probabilities = distributeOrders(posterior, horizon);
  const masses: number[] = [];
  for (let n = 1, at = 0; n < probabilities.length; n++) {
    while (at + 1 < counts.length && counts[at + 1]! <= n) at += 1;
    const mass = posterior.alive * probabilities[n]!;
    const gap = (counts[at + 1] ?? Infinity) - counts[at]!;
    const share = (n - counts[at]!) / gap;
    add(masses, at, mass * (1 - share));
    if (share > 0) add(masses, at + 1, mass * share);
  }
  return masses;
}

/** The same masses, their sum `least` or more. */
function raise(masses: readonly number[], least: number): readonly number[] {
  const sum = masses.reduce((total, mass) => total + mass, 0);
  return sum > 0 && sum < least ? masses.map((mass) => (mass * least) / sum) : masses;
}

function add(masses: number[], at: number, mass: number): void {
  if (at === masses.length) masses.push(mass);
  else masses[at]! += mass;
}
