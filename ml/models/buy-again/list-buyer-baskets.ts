import { rankKeys } from '#ml/data/rank-keys.ts';

/** The baskets of each known buyer: those of buyer `b` are the positions `offsets[b]` to `offsets[b + 1]` of `baskets`. */
export interface BuyerBaskets {
  /** Ascending; without 0, which is nobody known. */
  readonly buyerIds: Float64Array;
  readonly offsets: Uint32Array;
  /** Positions of baskets, ascending within a buyer. */
  readonly baskets: Uint32Array;
}

/** List the baskets of each known buyer, by one counting sort. @param owners the buyer of each basket, 0 if not known. */
export function listBuyerBaskets(owners: Float64Array): BuyerBaskets {
  const { keys: buyerIds, ranks: buyers } = rankKeys(owners, 0);
  const offsets = new Uint32Array(buyerIds.length + 1);
  for (const buyer of buyers) if (buyer >= 0) offsets[buyer + 1]! += 1;
  for (let buyer = 0; buyer < buyerIds.length; buyer++) offsets[buyer + 1]! += offsets[buyer]!;
  const free = offsets.slice();
  const baskets = new Uint32Array(offsets[buyerIds.length]!);
  for (let basket = 0; basket < buyers.length; basket++)
    if (buyers[basket]! >= 0) baskets[free[buyers[basket]!]!++] = basket;
  return { buyerIds, offsets, baskets };
}
