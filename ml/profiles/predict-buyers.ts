import type { BuyerScores } from './buyer-scores.ts';
import type { BuyerFit } from './fit-buyers.ts';
import type { BuyerHistories } from './gather-histories.ts';
import { predictOrders } from './predict-orders.ts';
import { predictReturn } from './predict-return.ts';
import { predictValue } from './predict-value.ts';

/** What is predicted of buyers. */
export interface Predictions {
  /** Of the buyer at a place. */
  of(buyer: number): Prediction;
}

type Prediction = Pick<
  BuyerScores,
  'orderProbability90' | 'expectedOrders90' | 'clv365P10Minor' | 'clv365P50Minor' | 'clv365P90Minor'
>;

const ORDER_DAYS = 90;
const VALUE_DAYS = 365;

/**
 * Predict orders within 90 days and value within 365 of each buyer, probabilities and orders to four digits, money to whole
 * minor units; null where the models are not fitted.
 */
export function predictBuyers(models: BuyerFit, { history, values }: BuyerHistories): Predictions {
  const isFitted = models.state === 'fitted';
  const chance = isFitted ? predictReturn(models.orders, history, ORDER_DAYS) : null;
  const orders = isFitted ? predictOrders(models.orders, history, ORDER_DAYS) : null;
  const value =
    isFitted && models.value
      ? predictValue({ orders: models.orders, value: models.value }, history, values, VALUE_DAYS)
      : null;
  return {
    of: (buyer) => ({
      orderProbability90: chance && round(chance[buyer]!),
      expectedOrders90: orders && round(orders[buyer]!),
      clv365P10Minor: value && Math.round(value.p10Minor[buyer]!),
      clv365P50Minor: value && Math.round(value.p50Minor[buyer]!),
      clv365P90Minor: value && Math.round(value.p90Minor[buyer]!),
    }),
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
