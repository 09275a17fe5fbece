import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { BuyerProfile } from './buyer-profile.ts';
import { createPredictor, type Prediction } from './create-predictor.ts';
import { gatherHistory, type BuyerHistory } from './gather-history.ts';
import { joinProfile } from './join-profile.ts';
import type { ProfileColumns } from './profile-columns.ts';
import type { ProfileFit } from './profile-fit.ts';
import { scoreBuyer } from './score-buyer.ts';
import { summarizeBuyer } from './summarize-buyer.ts';

/**
 * Describe buyers one after the other, ascending by id, by their own orders and the shop's fit: one buyer alone, or all at
 * once, each comes out the same.
 *
 * @param columns the orders of these buyers, and any others. @param buyers the orders of each, by `listBuyerBaskets`.
 * @param predict by `createPredictor` of the fit's models, for who describes buyers again and again: it remembers.
 */
export function* describeBuyers(
  columns: ProfileColumns,
  { buyerIds, offsets, baskets }: BuyerBaskets,
  fit: ProfileFit,
  predict: (buyer: BuyerHistory) => Prediction = createPredictor(fit.models),
): Generator<BuyerProfile> {
  for (let buyer = 0; buyer < buyerIds.length; buyer++) {
    const orders = baskets.subarray(offsets[buyer], offsets[buyer + 1]);
    const summary = summarizeBuyer(columns, orders);
    if (summary === null) continue;
    const prediction = predict(gatherHistory(columns, orders, fit.asOfDay));
    yield joinProfile(buyerIds[buyer]!, summary, scoreBuyer(fit, columns, { summary, orders, prediction }));
  }
}
