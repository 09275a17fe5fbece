import { selectTop } from '../math/select-top.ts';
import type { BuyAgainModel } from '../models/buy-again/buy-again-model.ts';
import { scoreDue, type BuyerOrders, type DueProduct } from '../models/buy-again/score-due.ts';
import type { RankingOptions } from './scored-product.ts';

export interface DueRankingOptions extends RankingOptions {
  /** The instant it is asked, in epoch milliseconds. */
  readonly asOf: number;
  /** Also rank what may not be proposed: for evaluation. Default false. */
  readonly ranksAll?: boolean;
}

/**
 * Which of the products this buyer has bought are due again? The most likely first, equal ones by the smaller id; only
 * what may be proposed (see {@link scoreDue}), so the list may be empty.
 *
 * @throws {RangeError} if `limit` is not a positive integer.
 */
export function recommendDue(
  model: BuyAgainModel,
  orders: BuyerOrders,
  { asOf, limit = 10, isAllowed = () => true, ranksAll = false }: DueRankingOptions,
): DueProduct[] {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`Cannot recommend what is due: limit must be a positive integer, got ${limit}.`);
  }
  return selectTop(
    scoreDue(model, orders, asOf),
    limit,
    (a, b) => b.score - a.score || a.productId - b.productId,
    ({ productId, isDue }) => (ranksAll || isDue) && isAllowed(productId),
  );
}
