import { findIndex } from '#ml/data/find-index.ts';
import { selectTop } from '#ml/math/select-top.ts';
import type { Ranker } from './placement-task.ts';

/**
 * Create what every theme can do without learning: show what sells best among products of the types asked about.
 *
 * @param popularity by vocabulary index. @param typeOf empty where a product has no type.
 */
export function createSameTypeRanker(
  popularity: Float32Array,
  vocabulary: Float64Array,
  typeOf: (productId: number) => string,
  limit: number,
): Ranker {
  const byType = new Map<string, number[]>();
  for (const [product, productId] of vocabulary.entries()) {
    const type = typeOf(productId);
    const own = byType.get(type);
    if (own) own.push(product);
    else if (type !== '') byType.set(type, [product]);
  }
  const compare = (a: number, b: number) => popularity[b]! - popularity[a]! || a - b;
  return ({ given }) => {
    const known = new Set(given.map(({ productId }) => findIndex(vocabulary, productId)));
    const types = new Set(given.map(({ productId }) => typeOf(productId)));
    const candidates = [...types].flatMap((type) => byType.get(type) ?? []);
    return selectTop(candidates, limit, compare, (product) => !known.has(product)).map(
      (product) => vocabulary[product]!,
    );
  };
}
