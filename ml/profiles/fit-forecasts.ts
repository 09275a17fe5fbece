import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import { calibrateFit } from './calibrate-fit.ts';
import type { CalibrationBin } from './calibrate-return.ts';
import type { BuyerFit } from './fit-buyers.ts';
import { fitBgNbd } from './fit-bg-nbd.ts';
import { fitModels } from './fit-models.ts';
import type { BgNbd } from './order-model.ts';
import type { ProfileColumns } from './profile-columns.ts';

/** What orders and values to come are predicted with. */
export interface ForecastFit {
  /** MBG/NBD and Gamma-Gamma, or why not. */
  readonly models: BuyerFit;
  /** BG/NBD beside it, for comparison; null where there is too little to fit. */
  readonly bgNbd: BgNbd | null;
  /** Probability of an order within 90 days against what came in the last 90; null where less is known than it takes. */
  readonly calibration: readonly CalibrationBin[] | null;
}

/** Fit the models that forecast a shop's buyers, as of its newest order. */
export function fitForecasts(columns: ProfileColumns, buyers: BuyerBaskets): ForecastFit {
  const asOfDay = columns.days.at(-1) ?? 0;
  const { models, history } = fitModels(columns, buyers, asOfDay);
  const isFitted = models.state === 'fitted';
  return {
    models,
    bgNbd: isFitted ? fitBgNbd(history) : null,
    calibration: isFitted ? calibrateFit(columns, buyers) : null,
  };
}
