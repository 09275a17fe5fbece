/**
 * Sequences of products, oldest first: sequence `s` is the products `offsets[s]` to `offsets[s + 1]` of `products`,
 * which are vocabulary indices and may repeat.
 */
export interface Sequences {
  readonly productCount: number;
  readonly offsets: Uint32Array;
  readonly products: Uint32Array;
}
