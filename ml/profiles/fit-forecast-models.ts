import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { BuyerFit } from './fit-buyers.ts';
import { fitBgNbd } from './fit-bg-nbd.ts';
import { fitModels } from './fit-models.ts';
import type { BgNbd } from './order-model.ts';
import type { ProfileColumns } from './profile-columns.ts';

/** The models that orders and values to come are predicted with. */
export interface ForecastModels {
  /** MBG/NBD and Gamma-Gamma, or why not. */
  readonly models: BuyerFit;
  /** BG/NBD beside it, for comparison; null where there is too little to fit. */
  readonly bgNbd: BgNbd | null;
}

/** Fit the models that forecast a shop's buyers, as of its newest order. */
export function fitForecastModels(columns: ProfileColumns, buyers: BuyerBaskets): ForecastModels {
  const { models, history } = fitModels(columns, buyers, columns.days.at(-1) ?? 0);
  return { models, bgNbd: models.state === 'fitted' ? fitBgNbd(history) : null };
}
