import { selectTop } from '#ml/math/select-top.ts';
import type { CandidateFacts } from './create-candidate-facts.ts';
import type { NextBasketRecipe } from './next-basket-recipes.ts';

/** The `limit` best candidates, best first; equal ones by the smaller item. */
export function rankNextBasket(
  candidates: readonly CandidateFacts[],
  { score }: NextBasketRecipe,
  limit: number,
): number[] {
  const scores = candidates.map(score);
  const places = Uint32Array.from(candidates.keys());
  return selectTop(places, limit, (a, b) => scores[b]! - scores[a]! || candidates[a]!.item - candidates[b]!.item).map(
    (place) => candidates[place]!.item,
  );
}
