/** One look at a product. */
export interface View {
  readonly visitor: string;
  readonly productId: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What one visitor looked at without a longer pause, oldest first; views of one instant by product id. */
export interface Session {
  readonly visitor: string;
  /** Where its scores are kept while a visit is compared with it: below `slotCount`, free again when it is gone. */
  readonly slot: number;
  /** Indices of products, repeats included. */
  readonly products: number[];
  /** When each was looked at, ascending. */
  readonly instants: number[];
}

/**
 * The last views of a shop, as sessions that can be searched by product. It grows view by view and holds nothing but
 * ids and instants. What it says depends on the set of views that were added, never on their order.
 */
export interface SessionIndex {
  /** Views kept; of more, the newest. */
  readonly capacity: number;
  /** A longer silence ends a session, in milliseconds. */
  readonly silence: number;
  /** The sessions of each visitor, oldest first. */
  readonly visitors: Map<string, Session[]>;
  /** By product index: the product's id; NaN of an index that is free. */
  readonly productIds: number[];
  readonly indices: Map<number, number>;
  /** By product index: the sessions that hold it, by their start, then by visitor. */
  readonly postings: Session[][];
  /** Every view kept, as a heap whose root is the oldest. */
  readonly views: View[];
  readonly freeProducts: number[];
  readonly freeSlots: number[];
  slotCount: number;
  sessionCount: number;
}
