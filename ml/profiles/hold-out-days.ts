import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';

/** Buyers as they were known on a day, and what came after it. */
export interface HeldOut {
  readonly known: BuyerBaskets;
  /** Days with an order after it; one place a known buyer. */
  readonly bought: Uint32Array;
}

/** Hold out all orders after a day. Buyers who came only then are not known. @param days of the orders, ascending. */
export function holdOutDays({ buyerIds, offsets, baskets }: BuyerBaskets, days: Int32Array, lastDay: number): HeldOut {
  const ids = new Float64Array(buyerIds.length);
  const bought = new Uint32Array(buyerIds.length);
  const ends = new Uint32Array(buyerIds.length + 1);
  const kept = new Uint32Array(baskets.length);
  let [count, size] = [0, 0];
  for (let buyer = 0; buyer < buyerIds.length; buyer++) {
    const [from, to] = [offsets[buyer]!, offsets[buyer + 1]!];
    let at = from;
    while (at < to && days[baskets[at]!]! <= lastDay) kept[size++] = baskets[at++]!;
    if (at === from) continue;
    for (let last = lastDay; at < to; at++) {
      const day = days[baskets[at]!]!;
      if (day > last) bought[count]! += 1;
      last = Math.max(last, day);
    }
    ids[count++] = buyerIds[buyer]!;
    ends[count] = size;
  }
  return {
    known: { buyerIds: ids.slice(0, count), offsets: ends.slice(0, count + 1), baskets: kept.slice(0, size) },
    bought: bought.slice(0, count),
  };
}
