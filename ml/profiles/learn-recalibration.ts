import { minimise } from '../math/minimise.ts';
import { describeReturn, RETURN_FEATURES } from './describe-return.ts';
import { fitOrders } from './fit-orders.ts';
import type { MbgNbd } from './order-model.ts';
import { predictOrders } from './predict-orders.ts';
import { predictReturn } from './predict-return.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import type { Recalibration } from './recalibration.ts';

/** What was known on an earlier day (see `chooseLandmark`), and what came after it. */
export interface Landmark {
  readonly history: PurchaseHistory;
  /** Transactions within the window after the day, one place a buyer. */
  readonly bought: ArrayLike<number>;
  /** Length of the window, in the history's unit of time. */
  readonly window: number;
}

/** What was expected is believed like a forecast that came true of so many orders: 1 / .3^2, as of the weights. */
const BELIEVED_ORDERS = 11;
/** Weights are believed to stay as they are, give or take this (the standard deviation of a normal prior). */
const DEVIATION = 0.3;
const MOST_PACE = 4;
const BISECTIONS = 16;
/** Of a longer list, evenly taken ones are enough. */
const MOST_BUYERS = 20_000;

/**
 * Learn from an earlier forecast of the shop how MBG/NBD misses there: buyers come back later and oftener than it has room
 * for, or a shop's trade grows. The model is fitted to what was known on the earlier day; its probability to buy again is
 * then recalibrated by a binomial regression with complementary log-log link (McCullagh & Nelder 1989, 4.3) on that
 * probability and the repeat transactions, each weight shrunk towards no change, and the orders to expect by one pace for
 * all. Little or nothing to learn from leaves it near or at no change.
 *
 * @throws {RangeError} if the columns are not histories.
 */
export function learnRecalibration(landmark: Landmark): Recalibration {
  const { history, bought, window } = thin(landmark);
  const model = fitOrders(history, { withErrors: false });
  if (model.doubt === 'no repeats' || model.doubt === 'no time' || window <= 0) {
    return { pace: 1, weights: [0, 1, 0, 0], buyers: 0 };
  }
  const probabilities = predictReturn(model, history, window);
  const features = Array.from(probabilities, (probability, i) => describeReturn(probability, history.frequency[i]!));
  return {
    pace: findPace(model, { history, bought, window }),
    weights: Array.from(learnWeights(features, bought)),
    buyers: bought.length,
  };
}

function thin(landmark: Landmark): Landmark {
  const { history, bought } = landmark;
  const every = Math.ceil(bought.length / MOST_BUYERS);
  if (every <= 1) return landmark;
  const take = (column: ArrayLike<number>) => Float64Array.from(column).filter((_, i) => i % every === 0);
  const { frequency, recency, age } = history;
  return {
    ...landmark,
    history: { frequency: take(frequency), recency: take(recency), age: take(age) },
    bought: take(bought),
  };
}

function learnWeights(features: readonly (readonly number[])[], bought: ArrayLike<number>): Float64Array {
  const believed = Float64Array.from({ length: RETURN_FEATURES }, (_, j) => (j === 1 ? 1 : 0));
  const buyers = Math.max(1, features.length);
  return minimise((weights, gradient) => {
    let value = 0;
    for (let j = 0; j < RETURN_FEATURES; j++) {
      const off = (weights[j]! - believed[j]!) / DEVIATION;
      value += (off * off) / 2;
      gradient[j] = off / DEVIATION;
    }
    for (const [i, feature] of features.entries()) {
      let score = 0;
      for (let j = 0; j < RETURN_FEATURES; j++) score += weights[j]! * feature[j]!;
      const hazard = Math.exp(score);
      // Of ln(1 - exp(-hazard)) for those who came, of -hazard for the others.
      const slope = bought[i] ? -hazard / Math.expm1(hazard) : hazard;
      value += bought[i] ? -Math.log(-Math.expm1(-hazard)) : hazard;
      for (let j = 0; j < RETURN_FEATURES; j++) gradient[j]! += slope * feature[j]!;
    }
    for (let j = 0; j < RETURN_FEATURES; j++) gradient[j]! /= buyers;
    return value / buyers;
  }, believed).point;
}

/** The pace at which the model expects the orders that came. */
function findPace(model: MbgNbd, { history, bought, window }: Landmark): number {
  const expect = (pace: number) => predictOrders(model, history, window * pace).reduce((sum, one) => sum + one, 0);
  const expected = expect(1);
  let came = 0;
  for (let i = 0; i < bought.length; i++) came += bought[i]!;
  const wanted = (expected * (came + BELIEVED_ORDERS)) / (expected + BELIEVED_ORDERS);
  if (!(expected > 0)) return 1;
  let [low, high] = [Math.log(1 / MOST_PACE), Math.log(MOST_PACE)];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (expect(Math.exp(middle)) < wanted) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
