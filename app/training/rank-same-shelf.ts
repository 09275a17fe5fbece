import { findIndex } from '#ml/data/find-index.ts';
import { selectTop } from '#ml/math/select-top.ts';
import type { Ranker } from './placement-task.ts';
import type { Shelves } from './shelves.ts';

/**
 * Create what every theme can do without learning: show what sells best on the shelves of the products asked about.
 *
 * @param popularity by vocabulary index.
 */
export function createSameShelfRanker(
  popularity: Float32Array,
  vocabulary: Float64Array,
  shelves: Shelves,
  limit: number,
): Ranker {
  const held = new Map<string, number[]>();
  for (const [product, productId] of vocabulary.entries()) {
    for (const shelf of shelves.holding(productId)) {
      const own = held.get(shelf);
      if (own) own.push(product);
      else held.set(shelf, [product]);
    }
  }
  const compare = (a: number, b: number) => popularity[b]! - popularity[a]! || a - b;
  return ({ given }) => {
    const known = new Set(given.map(({ productId }) => findIndex(vocabulary, productId)));
    const asked = new Set(given.flatMap(({ productId }) => shelves.standsFor(productId)));
    // A product may stand on several of them.
    const candidates = new Set([...asked].flatMap((shelf) => held.get(shelf) ?? []));
    return selectTop([...candidates], limit, compare, (product) => !known.has(product)).map(
      (product) => vocabulary[product]!,
    );
  };
}
