import { selectTop } from '#ml/math/select-top.ts';
import type { ItemTable } from '../item-table.ts';
import type { ContentScorer } from './content-scorer.ts';

/** Neighbours kept for a product. */
const CONTENT_NEIGHBORS = 30;

/** Build the table of content neighbours: of each product's row the best 30 above 0. Ties go to the smaller index. */
export function buildContentTable(productCount: number, score: ContentScorer): ItemTable {
  const offsets = new Uint32Array(productCount + 1);
  const products = new Uint32Array(productCount * CONTENT_NEIGHBORS);
  const kept = new Float32Array(productCount * CONTENT_NEIGHBORS);
  let size = 0;
  for (let product = 0; product < productCount; product++) {
    const { others, scores } = score(product);
    const best = selectTop(
      others,
      CONTENT_NEIGHBORS,
      (a, b) => scores[b]! - scores[a]! || a - b,
      (other) => scores[other]! > 0,
    );
    for (const other of best) {
      products[size] = other;
      kept[size++] = scores[other]!;
    }
    offsets[product + 1] = size;
  }
  return { offsets, products: products.slice(0, size), scores: kept.slice(0, size) };
}
