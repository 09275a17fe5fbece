import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import { calibrateReturn, type CalibrationBin } from './calibrate-return.ts';
import { fitBuyers } from './fit-buyers.ts';
import { gatherHistories } from './gather-histories.ts';
import { holdOutDays } from './hold-out-days.ts';
import { predictReturn } from './predict-return.ts';
import type { ProfileColumns } from './profile-columns.ts';

/** Days held out: the horizon of churn risk. */
const HELD_OUT_DAYS = 90;

/**
 * Calibrate the probability of an order within 90 days on the last 90 days: the models are fitted to what was known before
 * them, and each decile of buyers by predicted probability is compared with the share that came back.
 *
 * @returns null where what was known before is too little to fit.
 */
export function calibrateFit(columns: ProfileColumns, buyers: BuyerBaskets): readonly CalibrationBin[] | null {
  const cutoffDay = (columns.days.at(-1) ?? 0) - HELD_OUT_DAYS;
  const { known, returned } = holdOutDays(buyers, columns.days, cutoffDay);
  const { history, values } = gatherHistories(columns, known, cutoffDay);
  const models = fitBuyers(history, values);
  if (models.state !== 'fitted') return null;
  return calibrateReturn(predictReturn(models.orders, history, HELD_OUT_DAYS), returned);
}
