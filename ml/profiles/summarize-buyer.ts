import { median } from '../math/median.ts';

/** The base facts of one buyer. */
export interface BuyerSummary {
  /** Epoch milliseconds. */
  readonly firstOrderAt: number;
  readonly lastOrderAt: number;
  readonly orderCount: number;
  readonly netRevenueMinor: number;
  /** Whole seconds between consecutive orders, oldest first. */
  readonly gapSeconds: Uint32Array;
  /** Whole seconds; null until the second order. */
  readonly medianGapSeconds: number | null;
}

/**
 * Summarize a buyer's counted orders.
 *
 * @param orderedAt epoch milliseconds, ascending. @param netRevenueMinor one amount an order.
 * @returns null without orders: then there is no buyer.
 */
export function summarizeBuyer(orderedAt: Float64Array, netRevenueMinor: Float64Array): BuyerSummary | null {
  const orderCount = orderedAt.length;
  if (orderCount === 0) return null;
  const gapSeconds = Uint32Array.from({ length: orderCount - 1 }, (_, i) =>
    Math.floor((orderedAt[i + 1]! - orderedAt[i]!) / 1000),
  );
  const middle = median(gapSeconds);
  return {
    firstOrderAt: orderedAt[0]!,
    lastOrderAt: orderedAt[orderCount - 1]!,
    orderCount,
    netRevenueMinor: netRevenueMinor.reduce((sum, amount) => sum + amount, 0),
    gapSeconds,
    medianGapSeconds: middle === null ? null : Math.floor(middle),
  };
}
