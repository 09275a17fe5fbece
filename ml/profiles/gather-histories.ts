import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { PurchaseValues } from './gamma-gamma.ts';
import { gatherHistory } from './gather-history.ts';
import type { ProfileColumns } from './profile-columns.ts';
import type { PurchaseHistory } from './purchase-history.ts';

/** When buyers ordered and what they earned the shop, one place a buyer. */
export interface BuyerHistories {
  readonly history: PurchaseHistory;
  /** Of the repeat transactions. */
  readonly values: PurchaseValues;
}

/** Gather what order and value models are fitted to: the history of each buyer (see `gatherHistory`). */
export function gatherHistories(
  columns: Pick<ProfileColumns, 'days' | 'netRevenueMinor'>,
  { buyerIds, offsets, baskets }: BuyerBaskets,
  asOfDay: number,
): BuyerHistories {
  const create = () => new Float64Array(buyerIds.length);
  const history = { frequency: create(), recency: create(), age: create() };
  const averageMinor = create();
  for (let buyer = 0; buyer < buyerIds.length; buyer++) {
    const one = gatherHistory(columns, baskets, asOfDay, offsets[buyer], offsets[buyer + 1]);
    history.frequency[buyer] = one.frequency;
    history.recency[buyer] = one.recency;
    history.age[buyer] = one.age;
    averageMinor[buyer] = one.averageMinor;
  }
  return { history, values: { frequency: history.frequency, averageMinor } };
}
