import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { BuyerProfile } from './buyer-profile.ts';
import { gatherHistories } from './gather-histories.ts';
import { joinProfile } from './join-profile.ts';
import { predictBuyers } from './predict-buyers.ts';
import type { ProfileColumns } from './profile-columns.ts';
import type { ProfileFit } from './profile-fit.ts';
import { scoreBuyer } from './score-buyer.ts';
import { summarizeBuyer } from './summarize-buyer.ts';

/**
 * Describe buyers one after the other, ascending by id, by their own orders and the shop's fit: one buyer alone, or all at
 * once, each comes out the same.
 *
 * @param columns the orders of these buyers, and any others. @param buyers the orders of each, by `listBuyerBaskets`.
 */
export function* describeBuyers(
  columns: ProfileColumns,
  buyers: BuyerBaskets,
  fit: ProfileFit,
): Generator<BuyerProfile> {
  const predictions = predictBuyers(fit.models, gatherHistories(columns, buyers, fit.asOfDay));
  for (const [buyer, customerId] of buyers.buyerIds.entries()) {
    const orders = buyers.baskets.subarray(buyers.offsets[buyer], buyers.offsets[buyer + 1]);
    const summary = summarizeBuyer(columns, orders);
    if (summary === null) continue;
    const prediction = predictions.of(buyer);
    yield joinProfile(customerId, summary, scoreBuyer(fit, columns, { summary, orders, prediction }));
  }
}
