import { selectTop } from '../../math/select-top.ts';
import type { ItemTable } from '../item-table.ts';

/** The scores of one product's row: by product, with the products that may be neighbours. */
export interface ScoredRow {
  readonly others: ArrayLike<number>;
  readonly scores: ArrayLike<number>;
}

/** Neighbours kept for a product. */
export const CONTENT_NEIGHBORS = 30;

/**
 * Build a table from one row of scores after another: of each the best 30 above 0, divided by their sum, so that rows
 * mix with rows of other models. Equal scores go to the smaller index.
 */
export function buildContentTable(productCount: number, scoreRow: (product: number) => ScoredRow): ItemTable {
  const offsets = new Uint32Array(productCount + 1);
  const products = new Uint32Array(productCount * CONTENT_NEIGHBORS);
  const kept = new Float32Array(productCount * CONTENT_NEIGHBORS);
  let size = 0;
  for (let product = 0; product < productCount; product++) {
    const { others, scores } = scoreRow(product);
    const best = selectTop(
      others,
      CONTENT_NEIGHBORS,
      (a, b) => scores[b]! - scores[a]! || a - b,
      (other) => scores[other]! > 0 && other !== product,
    );
    const total = best.reduce((sum, other) => sum + scores[other]!, 0);
    for (const other of best) {
      products[size] = other;
      kept[size++] = scores[other]! / total;
    }
    offsets[product + 1] = size;
  }
  return { offsets, products: products.slice(0, size), scores: kept.slice(0, size) };
}
