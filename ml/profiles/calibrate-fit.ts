import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import { calibrateReturn, type CalibrationBin } from './calibrate-return.ts';
import { fitModels, HORIZON_DAYS } from './fit-models.ts';
import { foretellReturn } from './foretell-return.ts';
import { holdOutDays } from './hold-out-days.ts';
import type { ProfileColumns } from './profile-columns.ts';

/**
 * Calibrate the probability of an order within 90 days on the last 90 days: the models are fitted to what was known before
 * them, and each decile of buyers by predicted probability is compared with the share that came back.
 *
 * @returns null where what was known before is too little to fit.
 */
export function calibrateFit(columns: ProfileColumns, buyers: BuyerBaskets): readonly CalibrationBin[] | null {
  const cutoffDay = (columns.days.at(-1) ?? 0) - HORIZON_DAYS;
  const { known, bought } = holdOutDays(buyers, columns.days, cutoffDay);
  const { models, history } = fitModels(columns, known, cutoffDay, { ordersOnly: true });
  if (models.state !== 'fitted') return null;
  return calibrateReturn(foretellReturn(models, history, HORIZON_DAYS), bought);
}
