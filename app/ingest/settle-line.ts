/** An order line as ordered, with what was given back for it. Money in minor units. */
export interface UnsettledLine {
  readonly quantity: number;
  readonly currentQuantity: number;
  readonly netMinor: number;
  readonly refundedUnits: number;
  readonly refundedMinor: number;
}

/** What is left of an order line. */
export interface SettledLine {
  /** Units the buyer still has: `min(currentQuantity, quantity - refundedUnits)`, at least 0. */
  readonly remainingUnits: number;
  /** Net of refunds and of units taken out by an order edit. */
  readonly netMinor: number;
}

/**
 * Settle an order line: what the buyer kept, and what the shop earned with it.
 *
 * Units that are gone without a refund were removed by editing the order; their share of the line's total,
 * `floor(netMinor * removed / quantity)`, goes with them. Refunded amounts are taken as stated, so a refund of more
 * than the line's total leaves a negative amount.
 */
export function settleLine(line: UnsettledLine): SettledLine {
  const kept = line.quantity - line.refundedUnits;
  const removed = Math.max(0, kept - line.currentQuantity);
  const removedMinor = line.quantity > 0 ? Math.floor((line.netMinor * removed) / line.quantity) : 0;
  return {
    remainingUnits: Math.max(0, Math.min(line.currentQuantity, kept)),
    netMinor: line.netMinor - line.refundedMinor - removedMinor,
  };
}
