import type { ProductRhythms } from './product-rhythms.ts';

/** How a list of past products can be ordered, simplest first. */
export const BUY_AGAIN_RECIPES = ['frequency', 'recency', 'mpg', 'hazard'] as const;
export type BuyAgainRecipe = (typeof BUY_AGAIN_RECIPES)[number];

/** What tells when a buyer's past products are due again: plain data. */
export interface BuyAgainModel {
  readonly recipe: BuyAgainRecipe;
  /** The instant of the newest order it knows, in epoch milliseconds; 0 without orders. */
  readonly asOf: number;
  /** Product ids, ascending. */
  readonly vocabulary: Float64Array;
  readonly rhythms: ProductRhythms;
  /** Days of waiting that the Gamma prior of a pair's rate is worth (its inverse scale); 0 without repurchases. */
  readonly priorDays: number;
  /** The hazard's weights: a constant, then one for each feature; empty for the other recipes. */
  readonly weights: Float64Array;
  /** 25 %, 50 % and 75 % quantiles of a repurchase's gap over the gap expected of its pair. */
  readonly spread: Float64Array;
  /** Share of (buyer, past product) pairs bought again within 30 days: below it, nothing is due. */
  readonly baseRate: number;
}
