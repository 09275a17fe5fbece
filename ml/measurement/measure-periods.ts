import type { BuyerOrders, OrderColumns } from './order-columns.ts';

/** What a shop did in one period. Known buyers are those with a customer id; guests count in the totals only. */
export interface PeriodFigures {
  readonly orders: number;
  readonly netRevenueMinor: number;
  /** Orders and net revenue of known buyers. */
  readonly knownOrders: number;
  readonly knownNetMinor: number;
  /** Orders after a buyer's first, and their net revenue. */
  readonly repeatOrders: number;
  readonly repeatNetMinor: number;
}

/**
 * Figures of consecutive periods. Returning revenue share of a period = repeatNetMinor / knownNetMinor.
 *
 * @param periods period of each order, 0 to `count - 1`; an order outside of that belongs to none.
 */
export function measurePeriods(
  orders: OrderColumns,
  { buyerCount, offsets, positions }: BuyerOrders,
  periods: Int32Array,
  count: number,
): PeriodFigures[] {
  const isFirst = new Uint8Array(periods.length);
  for (let buyer = 0; buyer < buyerCount; buyer++) isFirst[positions[offsets[buyer]!]!] = 1;
  const figures = Array.from({ length: count }, () => ({
    orders: 0,
    netRevenueMinor: 0,
    knownOrders: 0,
    knownNetMinor: 0,
    repeatOrders: 0,
    repeatNetMinor: 0,
  }));
  for (const [position, period] of periods.entries()) {
    const sums = figures[period];
    if (!sums) continue;
    const netMinor = orders.netRevenueMinor[position]!;
    sums.orders += 1;
    sums.netRevenueMinor += netMinor;
    if (orders.customerIds[position] === 0) continue;
    sums.knownOrders += 1;
    sums.knownNetMinor += netMinor;
    if (isFirst[position]) continue;
    sums.repeatOrders += 1;
    sums.repeatNetMinor += netMinor;
  }
  return figures;
}
