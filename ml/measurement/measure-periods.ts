import type { OrderColumns } from './order-columns.ts';

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
 * @param isRepeat 1 for each order that is not its buyer's first; 0 for a guest's.
 * @param bounds the position of the first order of each period, and of the first behind the last one, ascending.
 */
export function measurePeriods(
  { netRevenueMinor, customerIds }: Pick<OrderColumns, 'netRevenueMinor' | 'customerIds'>,
  isRepeat: Uint8Array,
  bounds: ArrayLike<number>,
): PeriodFigures[] {
  return Array.from({ length: bounds.length - 1 }, (_, period) => {
    const from = bounds[period]!;
    const to = bounds[period + 1]!;
    let [net, knownOrders, knownNet, repeatOrders, repeatNet] = [0, 0, 0, 0, 0];
    for (let order = from; order < to; order++) {
      const netMinor = netRevenueMinor[order]!;
      net += netMinor;
      if (customerIds[order] === 0) continue;
      knownOrders += 1;
      knownNet += netMinor;
      if (isRepeat[order] === 0) continue;
      repeatOrders += 1;
      repeatNet += netMinor;
    }
    return {
      orders: to - from,
      netRevenueMinor: net,
      knownOrders,
      knownNetMinor: knownNet,
      repeatOrders,
      repeatNetMinor: repeatNet,
    };
  });
}
