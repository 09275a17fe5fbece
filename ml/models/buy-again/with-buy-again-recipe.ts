import type { BuyAgainModel, BuyAgainRecipe } from './buy-again-model.ts';

/**
 * The same model with its lists ordered by another recipe: what was trained serves all of them, and probabilities stay
 * the best there are. Null where the model lacks what the recipe needs (a hazard that could not be trained).
 */
export function withBuyAgainRecipe(model: BuyAgainModel, recipe: BuyAgainRecipe): BuyAgainModel | null {
  if (recipe === 'hazard' && model.weights.length === 0) return null;
  return { ...model, recipe };
}
