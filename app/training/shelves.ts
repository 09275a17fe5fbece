/** What a report card is compared with, by the name it has there: bestsellers of the same collections, or of the type. */
export const SHELVES = ['same-collection', 'same-type'] as const;
export type ShelfName = (typeof SHELVES)[number];

/** How a shop sorts its products without any learning. Shelves are named by text. */
export interface Shelves {
  readonly name: ShelfName;
  /** All shelves a product stands on. */
  holding(productId: number): readonly string[];
  /** Those to look at for more like it; none where nothing is known of it. */
  standsFor(productId: number): readonly string[];
}

/** A shop that sorts nothing. */
export const NO_SHELVES: Shelves = { name: 'same-type', holding: () => [], standsFor: () => [] };
