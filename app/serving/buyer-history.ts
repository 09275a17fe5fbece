/** A product somebody bought or looked at, and when they last did. */
export interface Act {
  readonly productId: number;
  readonly at: number;
}

/** What is known of who is asking. Newest first, each product once. */
export interface BuyerHistory {
  readonly bought: readonly Act[];
  readonly viewed: readonly Act[];
}

/** Somebody of whom nothing is known. */
export const NOBODY: BuyerHistory = { bought: [], viewed: [] };
