import { createLists, type Lists } from './lists.ts';
import { createLiveRows, type LiveRows } from './live-rows.ts';
import { createNames, type Names } from './names.ts';
import { createTrendSums, type TrendSums } from './trend-sums.ts';

/** An order as the counts see it. */
export interface LiveOrder {
  readonly orderId: number;
  /** Epoch milliseconds. */
  readonly orderedAt: number;
  /** 0 where the buyer is not known. */
  readonly buyerId: number;
  /** What the buyer kept, each product once, in any order. May be empty: the order still tells the time. */
  readonly productIds: ArrayLike<number>;
}

/**
 * All counted orders of a shop, changed order by order with `putOrder` and `dropOrder`. What it holds is a function of
 * the set of orders in it (see {@link encodeLiveOrders}), whatever the way there.
 */
export interface LiveOrders {
  /** Moves with every change. */
  revision: number;
  readonly orders: Names;
  readonly products: Names;
  readonly buyers: Names;
  readonly days: Names;
  /** The days (of UTC, since 1970) with orders, ascending. */
  readonly dayIds: number[];
  /** By order. */
  readonly orderedAt: number[];
  /** By order: its buyer, -1 where not known. */
  readonly buyerOf: number[];
  /** Orders x products. */
  readonly baskets: LiveRows;
  /** Buyers x products: all a buyer ever bought. */
  readonly bought: LiveRows;
  /** The orders of each buyer, and of each day. */
  readonly buyerOrders: Lists;
  readonly dayOrders: Lists;
  readonly trend: TrendSums;
}

/** Create the counts of no orders. */
export function createLiveOrders(): LiveOrders {
  return {
    revision: 0,
    orders: createNames(),
    products: createNames(),
    buyers: createNames(),
    days: createNames(),
    dayIds: [],
    orderedAt: [],
    buyerOf: [],
    baskets: createLiveRows(),
    bought: createLiveRows(),
    buyerOrders: createLists(),
    dayOrders: createLists(),
    trend: createTrendSums(),
  };
}
