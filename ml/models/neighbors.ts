/**
 * The nearest products of each product, best first. Product `p`'s neighbours are the positions `offsets[p]` to
 * `offsets[p + 1]` of the other columns; products are vocabulary indices.
 */
export interface Neighbors {
  readonly offsets: Uint32Array;
  readonly products: Uint32Array;
  /** Above 0. Comparable within one product's neighbours. */
  readonly scores: Float32Array;
  /** Rows (orders, or buyers) that hold both. */
  readonly together: Uint32Array;
  /** How many rows would hold both by chance. */
  readonly expected: Float32Array;
}
