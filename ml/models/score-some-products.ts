import type { Query, Score } from './score.ts';

/**
 * Score with a model that knows some products only (a dense one of the most popular of a large catalogue): it is asked
 * about those it knows, and the others score 0.
 *
 * @param known which product each of the model's own is, ascending. @param productCount of the whole catalogue.
 */
export function scoreSomeProducts(score: Score, known: Uint32Array, productCount: number): Score {
  const places = new Int32Array(productCount).fill(-1);
  for (const [place, product] of known.entries()) places[product] = place;
  const scored = new Float32Array(known.length);
  return (query: Query, scores) => {
    const isKnown = (_: number, i: number) => places[query.products[i]!]! >= 0;
    score(
      {
        row: query.row,
        products: query.products.filter(isKnown).map((product) => places[product]!),
        weights: query.weights.filter(isKnown),
      },
      scored,
    );
    scores.fill(0);
    for (const [place, product] of known.entries()) scores[product] = scored[place]!;
  };
}
