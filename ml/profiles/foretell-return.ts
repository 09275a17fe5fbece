import type { BuyerFit } from './fit-buyers.ts';
import { predictReturn } from './predict-return.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import { recalibrateReturn } from './recalibrate-return.ts';

/**
 * The probability of at least one order within the horizon, for each buyer, recalibrated where an earlier forecast
 * taught how.
 */
export function foretellReturn(
  { orders, recalibration }: Extract<BuyerFit, { readonly state: 'fitted' }>,
  history: PurchaseHistory,
  days: number,
): Float64Array {
  const probabilities = predictReturn(orders, history, days);
  if (!recalibration) return probabilities;
  return probabilities.map((probability, i) => recalibrateReturn(recalibration, probability, history.frequency[i]!));
}
