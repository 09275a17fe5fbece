import { roundMinor } from '../math/round-minor.ts';
import type { BuyerScores } from './buyer-scores.ts';
import type { BuyerFit } from './fit-buyers.ts';
import { HORIZON_DAYS } from './fit-models.ts';
import { foretellReturn } from './foretell-return.ts';
import type { BuyerHistories } from './gather-histories.ts';
import { predictOrders } from './predict-orders.ts';
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

const VALUE_DAYS = 365;

/**
 * Predict orders within 90 days and value within 365 of each buyer, probabilities and orders to four digits, money to whole
 * minor units; null where the models are not fitted.
 */
export function predictBuyers(models: BuyerFit, { history, values }: BuyerHistories): Predictions {
  const fitted = models.state === 'fitted' ? models : null;
  const pace = fitted?.recalibration?.pace ?? 1;
  const chance = fitted && foretellReturn(fitted, history, HORIZON_DAYS);
  const orders = fitted && predictOrders(fitted.orders, history, HORIZON_DAYS * pace);
  const value =
    fitted?.value && predictValue({ orders: fitted.orders, value: fitted.value }, history, values, VALUE_DAYS * pace);
  return {
    of: (buyer) => ({
      orderProbability90: chance && round(chance[buyer]!),
      expectedOrders90: orders && round(orders[buyer]!),
      clv365P10Minor: value ? roundMinor(value.p10Minor[buyer]!) : null,
      clv365P50Minor: value ? roundMinor(value.p50Minor[buyer]!) : null,
      clv365P90Minor: value ? roundMinor(value.p90Minor[buyer]!) : null,
    }),
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
