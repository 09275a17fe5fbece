/**
 * What each product says for others, best first: row `p` is the positions `offsets[p]` to `offsets[p + 1]` of the other
 * columns; products are vocabulary indices. Scores compare within one row.
 */
export interface ItemTable {
  readonly offsets: Uint32Array;
  readonly products: Uint32Array;
  readonly scores: Float32Array;
}
