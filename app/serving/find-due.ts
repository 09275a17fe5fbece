import type { BuyAgainModel } from '#ml/models/buy-again/buy-again-model.ts';
import type { BuyerOrders, DueProduct } from '#ml/models/buy-again/score-due.ts';
import { recommendDue } from '#ml/ranking/recommend-due.ts';
import type { Catalog } from './catalog.ts';
import type { ScorePart } from './served-shop.ts';

/** A past product that is due again, by its catalogue position: a candidate with its dates. */
export interface DueCandidate {
  readonly position: number;
  readonly score: number;
  readonly reason: {
    readonly kind: 'due';
    readonly withPosition: null;
    readonly by: 'bought';
    /** How often the buyer has bought it. */
    readonly together: number;
    readonly expected: null;
    readonly gapDays: number;
  };
  readonly due: DueProduct;
  readonly parts: readonly ScorePart[];
}

interface FindDueOptions {
  /** The instant it is asked, in epoch milliseconds. */
  readonly now: number;
  readonly limit: number;
  /** Also find what cannot be shown to anybody. Default false. */
  readonly explains?: boolean;
}

/**
 * Find what a buyer bought before and is likely to need again now, the most likely first. A product that never comes back
 * (bought once, by buyers who never bought it twice) is no candidate; the list may be empty. What may be shown is the
 * filter's to say, except what nobody may see.
 *
 * @param orders all orders of the buyer and nobody else's, by time.
 */
export function findDue(
  model: BuyAgainModel,
  { products, positions }: Pick<Catalog, 'products' | 'positions'>,
  orders: BuyerOrders,
  { now, limit, explains = false }: FindDueOptions,
): DueCandidate[] {
  const isAllowed = (productId: number) => {
    const position = positions.get(productId);
    return position !== undefined && (explains || products[position]!.barrier === null);
  };
  return recommendDue(model, orders, { asOf: now, limit, isAllowed }).map((due) => ({
    position: positions.get(due.productId)!,
    score: due.score,
    reason: {
      ...{ kind: 'due', withPosition: null, by: 'bought', together: due.purchases, expected: null },
      gapDays: due.gapDays,
    },
    due,
    parts: [
      { name: 'chance', value: due.probability },
      { name: 'purchases', value: due.purchases },
      { name: 'gap', value: due.gapDays },
    ],
  }));
}
