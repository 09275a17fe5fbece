import type { ProfileColumns } from './profile-columns.ts';

/** When one buyer ordered and what the repeat transactions earned, as order and value models see it; times in days. */
export interface BuyerHistory {
  /** x: repeat transactions. */
  readonly frequency: number;
  /** t_x: from the first transaction to the last. */
  readonly recency: number;
  /** T: from the first transaction to the end of what is known. */
  readonly age: number;
  /** Mean value of the repeat transactions, in minor units; 0 without any. */
  readonly averageMinor: number;
}

/**
 * Gather the history of one buyer: orders of one local day are one transaction, and the first day's value is left out, as
 * Fader & Hardie fit it. What is known ends on `asOfDay`, or on the day of the last order if that came later.
 *
 * @param orders positions of the buyer's orders, by time: from `from` up to before `to`, one at least.
 */
export function gatherHistory(
  { days, netRevenueMinor }: Pick<ProfileColumns, 'days' | 'netRevenueMinor'>,
  orders: Uint32Array,
  asOfDay: number,
  from = 0,
  to = orders.length,
): BuyerHistory {
  const first = days[orders[from]!]!;
  let last = first;
  let repeats = 0;
  let repeatMinor = 0;
  for (let i = from; i < to; i++) {
    const order = orders[i]!;
    const day = days[order]!;
    if (day > last) repeats += 1;
    if (day > first) repeatMinor += netRevenueMinor[order]!;
    last = day;
  }
  return {
    frequency: repeats,
    recency: last - first,
    age: Math.max(asOfDay, last) - first,
    averageMinor: repeats > 0 ? repeatMinor / repeats : 0,
  };
}
