import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import { calibrateFit } from './calibrate-fit.ts';
import type { CalibrationBin } from './calibrate-return.ts';
import { fitForecastModels, type ForecastModels } from './fit-forecast-models.ts';
import type { ProfileColumns } from './profile-columns.ts';

/** What orders and values to come are predicted with, and how well. */
export interface ForecastFit extends ForecastModels {
  /** Probability of an order within 90 days against what came in the last 90; null where less is known than it takes. */
  readonly calibration: readonly CalibrationBin[] | null;
}

/**
 * Fit the models that forecast a shop's buyers, and calibrate them.
 *
 * @param finishModels gives the models, for who has them fitted elsewhere meanwhile; asked last.
 */
export function fitForecasts(
  columns: ProfileColumns,
  buyers: BuyerBaskets,
  finishModels?: () => ForecastModels,
): ForecastFit {
  // Whether there is anything to calibrate is known with the models: who waits for them calibrates all the same.
  const meanwhile = finishModels && calibrateFit(columns, buyers);
  const fitted = finishModels ? finishModels() : fitForecastModels(columns, buyers);
  if (fitted.models.state !== 'fitted') return { ...fitted, calibration: null };
  return { ...fitted, calibration: meanwhile === undefined ? calibrateFit(columns, buyers) : meanwhile };
}
