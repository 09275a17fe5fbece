import type { Neighbors } from './neighbors.ts';
import type { Popularity } from './train-popularity.ts';
import type { Repurchase } from './train-repurchase.ts';

/** All that was learned of a shop: plain typed arrays. Products are named by their index in `vocabulary`. */
export interface ShopModel {
  /** The instant of the newest order it knows, in epoch milliseconds; 0 without orders. */
  readonly asOf: number;
  /** Orders with at least one product, and known buyers among them. */
  readonly orderCount: number;
  readonly buyerCount: number;
  /** Product ids, ascending. */
  readonly vocabulary: Float64Array;
  /** What is bought in one order with a product; `together` and `expected` count orders. */
  readonly boughtTogether: Neighbors;
  /** What the buyers of a product buy, ever; `together` and `expected` count buyers. */
  readonly alsoBought: Neighbors;
  readonly popularity: Popularity;
  readonly repurchase: Repurchase;
}
