import type { BuyAgainModel } from './buy-again/buy-again-model.ts';
import type { ContentModel } from './content/content-model.ts';
import type { Neighbors } from './neighbors.ts';
import type { PlacementModel } from './placement-model.ts';
import type { VisitSettings } from './sessions/visit-settings.ts';
import type { Popularity } from './train-popularity.ts';
import type { Repurchase } from './train-repurchase.ts';

/** The placements served by a table of what products say for each other. */
export const ITEM_PLACEMENTS = ['product', 'cart', 'home'] as const;
export type ItemPlacement = (typeof ITEM_PLACEMENTS)[number];

/** All that was learned of a shop: plain typed arrays. Products are named by their index in `vocabulary`. */
export interface ShopModel {
  /** The instant from which age counts, in epoch milliseconds: see `findAsOf`. */
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
  readonly repurchase: Pick<Repurchase, 'rate'>;
  /** What serves each of these placements. */
  readonly placements: Readonly<Record<ItemPlacement, PlacementModel>>;
  /** When past products are due again. It shares the vocabulary. */
  readonly buyAgain: BuyAgainModel;
  /** What serves visits: how they are compared. The visits themselves are no part of a model. */
  readonly visits: VisitSettings;
  /** What products are like, sold or not, by a vocabulary of its own; null where no catalogue was known. */
  readonly content: ContentModel | null;
}
