import { roundMinor } from '../math/round-minor.ts';
import type { BuyerScores } from './buyer-scores.ts';
import { createValuePredictor } from './create-value-predictor.ts';
import { expectOrders } from './expect-orders.ts';
import { findPosterior } from './find-posterior.ts';
import { findReturnProbability } from './find-return-probability.ts';
import type { BuyerFit } from './fit-buyers.ts';
import { HORIZON_DAYS } from './fit-models.ts';
import type { BuyerHistory } from './gather-history.ts';
import { recalibrateReturn } from './recalibrate-return.ts';

/** What is predicted of a buyer. */
export type Prediction = Pick<
  BuyerScores,
  'orderProbability90' | 'expectedOrders90' | 'clv365MeanMinor' | 'clv365P10Minor' | 'clv365P50Minor' | 'clv365P90Minor'
>;

const VALUE_DAYS = 365;
/** Ages of buyers without repeats that are remembered: three years of days. */
const MOST_AGES = 1100;
const UNKNOWN: Prediction = {
  orderProbability90: null,
  expectedOrders90: null,
  clv365MeanMinor: null,
  clv365P10Minor: null,
  clv365P50Minor: null,
  clv365P90Minor: null,
};

/**
 * Create the function that predicts orders within 90 days and value within 365 of a buyer, probabilities and orders to four
 * digits, money to whole minor units; null where the models are not fitted.
 *
 * It remembers what buyers share: those of one order and one age all of it, the others the tables their values come from.
 * What it says of a buyer does not depend on whom it was asked of before.
 */
export function createPredictor(models: BuyerFit): (buyer: BuyerHistory) => Prediction {
  if (models.state !== 'fitted') return () => UNKNOWN;
  const { orders, value, recalibration } = models;
  const pace = recalibration?.pace ?? 1;
  const predictValue = value && createValuePredictor(value, VALUE_DAYS * pace);
  const predict = ({ frequency, recency, age, averageMinor }: BuyerHistory): Prediction => {
    const posterior = findPosterior(orders, frequency, recency, age);
    const plain = findReturnProbability(posterior, HORIZON_DAYS);
    const probability = recalibration ? recalibrateReturn(recalibration, plain, frequency) : plain;
    const worth = predictValue?.({ posterior, repeats: frequency, averageMinor, leastProbability: probability });
    return {
      orderProbability90: round(probability),
      expectedOrders90: round(expectOrders(posterior, HORIZON_DAYS * pace)),
      clv365MeanMinor: worth ? roundMinor(worth.meanMinor) : null,
      clv365P10Minor: worth ? roundMinor(worth.quantilesMinor[0]) : null,
      clv365P50Minor: worth ? roundMinor(worth.quantilesMinor[1]) : null,
      clv365P90Minor: worth ? roundMinor(worth.quantilesMinor[2]) : null,
    };
  };
  const firsts = new Map<number, Prediction>();
  return (buyer) => {
    if (buyer.frequency > 0) return predict(buyer);
    const known = firsts.get(buyer.age);
    if (known) return known;
    const first = predict(buyer);
    if (firsts.size < MOST_AGES) firsts.set(buyer.age, first);
    return first;
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
