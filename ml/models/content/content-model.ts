import type { ItemTable } from '../item-table.ts';

/** What content says which products go together: of the whole catalogue, sold or not. Plain data. */
export interface ContentModel {
  /** `two-tower`: learned from what is bought in one order; `tf-idf`: likeness of the words alone. */
  readonly recipe: 'two-tower' | 'tf-idf';
  /** Catalogue product ids, ascending. */
  readonly vocabulary: Float64Array;
  /** The content neighbours of each catalogue product; each row's scores are above 0 and add up to 1. */
  readonly neighbors: ItemTable;
  /** Numbers in an embedding; 0 where nothing was learned. */
  readonly factors: number;
  /** One embedding a product, of length 1, as the product asked about: vocabulary x factors, row-major. */
  readonly queries: Float32Array;
  /** The same as the product recommended. */
  readonly candidates: Float32Array;
}
