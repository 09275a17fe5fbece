import type { ItemTable } from '../item-table.ts';

/** What content says which products go together: of the whole catalogue, sold or not. Plain data. */
export interface ContentModel {
  /** `two-tower`: learned from what is bought in one order; `tf-idf`: likeness of the words alone. */
  readonly recipe: 'two-tower' | 'tf-idf';
  /** Catalogue product ids, ascending. */
  readonly vocabulary: Float64Array;
  /** At most 30 content neighbours of each catalogue product; scores are above 0 and comparable between rows. */
  readonly neighbors: ItemTable;
  /** Numbers in an embedding; 0 where nothing was learned, and then both tables are empty. */
  readonly factors: number;
  /** One embedding a product, as the product asked about: vocabulary x factors, row-major. */
  readonly queries: Float32Array;
  /** The same as the product recommended. */
  readonly candidates: Float32Array;
  /** What a tf-idf cosine of 1 adds to the product of two embeddings. */
  readonly likeness: number;
}
