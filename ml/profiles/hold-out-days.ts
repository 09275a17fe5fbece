import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';

/** Buyers as they were known on a day, and whether they ordered after it. */
export interface HeldOut {
  readonly known: BuyerBaskets;
  /** 1 for those who ordered after the day; one place a known buyer. */
  readonly returned: Uint8Array;
}

/** Hold out all orders after a day. Buyers who came only then are not known. @param days of the orders, ascending. */
export function holdOutDays({ buyerIds, offsets, baskets }: BuyerBaskets, days: Int32Array, lastDay: number): HeldOut {
  const ids: number[] = [];
  const ends: number[] = [0];
  const returned: number[] = [];
  const kept = new Uint32Array(baskets.length);
  let size = 0;
  for (let buyer = 0; buyer < buyerIds.length; buyer++) {
    const [from, to] = [offsets[buyer]!, offsets[buyer + 1]!];
    let at = from;
    while (at < to && days[baskets[at]!]! <= lastDay) kept[size++] = baskets[at++]!;
    if (at === from) continue;
    ids.push(buyerIds[buyer]!);
    ends.push(size);
    returned.push(at < to ? 1 : 0);
  }
  return {
    known: { buyerIds: Float64Array.from(ids), offsets: Uint32Array.from(ends), baskets: kept.slice(0, size) },
    returned: Uint8Array.from(returned),
  };
}
