import type { VisitOptions } from '#ml/models/sessions/create-visit-scorer.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';
import type { VisitRanker } from '#ml/models/sessions/visit-ranker.ts';
import { createBlend } from './create-blend.ts';
import { createRanked } from './create-ranked.ts';
import type { VisitRecommender } from './measure-visits.ts';

/** A model as plain data, that can be made for any index and sent to a thread. */
export type VisitRecipe = { readonly blend: VisitOptions } | { readonly ranker: VisitRanker };

/** Create the recommender of a recipe. */
export function createRecommender(index: SessionIndex, recipe: VisitRecipe): VisitRecommender {
  return 'blend' in recipe ? createBlend(index, recipe.blend) : createRanked(index, recipe.ranker);
}
