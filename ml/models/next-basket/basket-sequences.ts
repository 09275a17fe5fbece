/**
 * Who bought which baskets, one behind the other: the baskets of user `u` are `userOffsets[u]` to `userOffsets[u + 1]` of
 * `basketOffsets`, the oldest first; the items of basket `b` are `basketOffsets[b]` to `basketOffsets[b + 1]` of `items`,
 * distinct and ascending.
 */
export interface BasketSequences {
  readonly itemCount: number;
  readonly userOffsets: Uint32Array;
  readonly basketOffsets: Uint32Array;
  readonly items: Uint32Array;
}
