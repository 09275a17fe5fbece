import type { BuyerOrders } from '#ml/models/buy-again/score-due.ts';

/** A product somebody bought or looked at, and when they last did. */
export interface Act {
  readonly productId: number;
  readonly at: number;
}

/** What is known of who is asking. Newest first, each product once. */
export interface BuyerHistory {
  readonly bought: readonly Act[];
  readonly viewed: readonly Act[];
  /** All their counted orders, by time. */
  readonly orders: BuyerOrders;
}

/** Somebody of whom nothing is known. */
export const NOBODY: BuyerHistory = {
  bought: [],
  viewed: [],
  orders: { orderedAt: new Float64Array(0), offsets: new Uint32Array(1), productIds: new Float64Array(0) },
};
