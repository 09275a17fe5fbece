import type { ItemTable } from '../item-table.ts';

/** What is known of all users' baskets before the one that is asked about: plain data. */
export interface NextBasketModel {
  readonly itemCount: number;
  /** Share of all baskets that hold the item; and of the users' last baskets. */
  readonly popularity: Float64Array;
  readonly lately: Float64Array;
  /** Share of its buyers who bought it again, shrunk to the mean of all. */
  readonly repeatRate: Float32Array;
  /** The most popular items, best first. */
  readonly popular: Uint32Array;
  /** Items near in one basket, and near among all that a user bought, by cosine. */
  readonly together: ItemTable;
  readonly around: ItemTable;
  /** Users x items: row `u` is `userOffsets[u]` to `userOffsets[u + 1]` of the next three columns. */
  readonly userOffsets: Uint32Array;
  readonly userItems: Uint32Array;
  /** Decayed share of the user's baskets with the item; and the unit vector by which users are compared. */
  readonly shares: Float32Array;
  readonly directions: Float32Array;
  /** Items x users: the same directions by item. */
  readonly itemOffsets: Uint32Array;
  readonly itemUsers: Uint32Array;
  readonly itemDirections: Float32Array;
}
