import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { PurchaseValues } from './gamma-gamma.ts';
import type { ProfileColumns } from './profile-columns.ts';
import type { PurchaseHistory } from './purchase-history.ts';

/** When buyers ordered and what they earned the shop, one place a buyer. */
export interface BuyerHistories {
  readonly history: PurchaseHistory;
  /** Of the repeat transactions, as Fader & Hardie fit them: the first day is left out. */
  readonly values: PurchaseValues;
}

/**
 * Gather what order and value models are fitted to: orders of one local day are one transaction. What is known of a buyer
 * ends on `asOfDay`, or on the day of the last order if that came later.
 */
export function gatherHistories(
  { days, netRevenueMinor }: Pick<ProfileColumns, 'days' | 'netRevenueMinor'>,
  { buyerIds, offsets, baskets }: BuyerBaskets,
  asOfDay: number,
): BuyerHistories {
  const create = () => new Float64Array(buyerIds.length);
  const history = { frequency: create(), recency: create(), age: create() };
  const averageMinor = create();
  for (let buyer = 0; buyer < buyerIds.length; buyer++) {
    const first = days[baskets[offsets[buyer]!]!]!;
    let last = first;
    let repeats = 0;
    let repeatMinor = 0;
    for (let i = offsets[buyer]!; i < offsets[buyer + 1]!; i++) {
      const day = days[baskets[i]!]!;
      if (day > last) repeats += 1;
      if (day > first) repeatMinor += netRevenueMinor[baskets[i]!]!;
      last = day;
    }
    history.frequency[buyer] = repeats;
    history.recency[buyer] = last - first;
    history.age[buyer] = Math.max(asOfDay, last) - first;
    averageMinor[buyer] = repeats > 0 ? repeatMinor / repeats : 0;
  }
  return { history, values: { frequency: history.frequency, averageMinor } };
}
