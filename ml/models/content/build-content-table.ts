import { keepHighest } from '#ml/math/keep-highest.ts';
import type { ItemTable } from '../item-table.ts';
import type { ContentScorer } from './content-scorer.ts';

/** Neighbours kept for a product. */
const CONTENT_NEIGHBORS = 30;

/** Build the table of content neighbours: of each product's row the best 30 above 0. Ties go to the smaller index. */
export function buildContentTable(productCount: number, score: ContentScorer): ItemTable {
  const offsets = new Uint32Array(productCount + 1);
  const products = new Uint32Array(productCount * CONTENT_NEIGHBORS);
  const kept = new Float32Array(productCount * CONTENT_NEIGHBORS);
  const found = new Uint32Array(productCount);
  const keys = new Float64Array(productCount);
  let size = 0;
  for (let product = 0; product < productCount; product++) {
    const { others, scores } = score(product);
    let count = 0;
    for (let i = 0; i < others.length; i++) if (scores[others[i]!]! > 0) found[count++] = others[i]!;
    const best = found.slice(0, keepHighest(found, count, scores, CONTENT_NEIGHBORS, keys));
    for (const other of best.sort((a, b) => scores[b]! - scores[a]! || a - b)) {
      products[size] = other;
      kept[size++] = scores[other]!;
    }
    offsets[product + 1] = size;
  }
  return { offsets, products: products.slice(0, size), scores: kept.slice(0, size) };
}
