import type { LiveRow, LiveTrend, PairEvidence } from '#ml/models/live/live-row.ts';

/** What is counted over: orders, or what a buyer ever bought. */
export type CountedOver = 'orders' | 'buyers';

/** The counts of a shop with every accepted order in them: a function of the facts, read at any moment. */
export interface LiveCounts {
  /** Moves whenever a count does: what was worked out at the same revision still holds. */
  readonly revision: number;
  /** What else is in an order with the product. Empty for a product never bought. */
  coPurchaseRow(productId: number): LiveRow;
  /** What the buyers of the product also buy, ever. */
  alsoBoughtRow(productId: number): LiveRow;
  /** How many orders (buyers) hold both, and how many would by chance. */
  evidence(over: CountedOver, because: number, productId: number): PairEvidence;
  /** Orders that hold the product. */
  ordersOf(productId: number): number;
  /** What is bought lately. */
  trending(): LiveTrend;
}
