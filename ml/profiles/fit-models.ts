import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import { chooseLandmark } from './choose-landmark.ts';
import { fitBuyers, type BuyerFit } from './fit-buyers.ts';
import { gatherHistories } from './gather-histories.ts';
import { holdOutDays } from './hold-out-days.ts';
import type { Landmark } from './learn-recalibration.ts';
import type { ProfileColumns } from './profile-columns.ts';
import type { PurchaseHistory } from './purchase-history.ts';

/** The horizon of churn risk, which an earlier forecast is recalibrated for. */
export const HORIZON_DAYS = 90;

interface FitModelsOptions {
  /** See `fitBuyers`. */
  readonly ordersOnly?: boolean;
}

/**
 * Fit the models of orders and values to buyers as they were known on a day, recalibrated by an earlier forecast.
 *
 * @returns them with the histories they were fitted to.
 */
export function fitModels(
  columns: ProfileColumns,
  buyers: BuyerBaskets,
  asOfDay: number,
  options: FitModelsOptions = {},
): { readonly models: BuyerFit; readonly history: PurchaseHistory } {
  const { history, values } = gatherHistories(columns, buyers, asOfDay);
  const span = history.age.reduce((most, age) => Math.max(most, age), 0);
  const window = Math.round(chooseLandmark(span, HORIZON_DAYS));
  const landmark = window > 0 ? { landmark: lookBack(columns, buyers, { asOfDay, window }) } : {};
  return { models: fitBuyers(history, values, { ...options, ...landmark }), history };
}

function lookBack(
  columns: ProfileColumns,
  buyers: BuyerBaskets,
  { asOfDay, window }: { readonly asOfDay: number; readonly window: number },
): Landmark {
  const { known, bought } = holdOutDays(buyers, columns.days, asOfDay - window);
  return { history: gatherHistories(columns, known, asOfDay - window).history, bought, window };
}
