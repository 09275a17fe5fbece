import { ndcgAt } from '#ml/evaluation/ndcg-at.ts';
import { recallAt } from '#ml/evaluation/recall-at.ts';
import { NEXT_BASKET_RECIPES, type NextBasketRecipe } from './next-basket-recipes.ts';
import { rankNextBasket } from './rank-next-basket.ts';
import { trainNextBasketBlend, type AnsweredBasket } from './train-next-basket-blend.ts';

/** How a recipe did: means over users. */
export interface NextBasketFigures {
  readonly recipe: string;
  readonly recall: number;
  readonly ndcg: number;
}

export interface ChosenNextBasket {
  readonly recipe: NextBasketRecipe;
  /** All that were compared, best first; empty when there were too few users to compare on. */
  readonly compared: readonly NextBasketFigures[];
}

/** With fewer users than this, luck would choose. */
const MIN_USERS = 100;
const SLOTS = 10;
const DEFAULT = 'personal counts';

/**
 * Choose how next baskets are ranked, on baskets that were held out: the most recall and nDCG at 10, equal weight, the
 * simpler on a tie. The blend is trained on one half of the users and measured on the other, both ways round; if it is
 * chosen, all of them train it.
 */
export function chooseNextBasket(answered: readonly AnsweredBasket[]): ChosenNextBasket {
  const fallback = NEXT_BASKET_RECIPES.find(({ name }) => name === DEFAULT)!;
  if (answered.length < MIN_USERS) return { recipe: fallback, compared: [] };
  const figures = NEXT_BASKET_RECIPES.map((recipe) => measure(recipe.name, answered, () => recipe));
  const halves = [0, 1].map((half) => trainNextBasketBlend(answered.filter((_, i) => i % 2 !== half)));
  const blend = halves.every((half) => half !== null) ? trainNextBasketBlend(answered) : null;
  if (blend) figures.push(measure(blend.name, answered, (i) => halves[i % 2]!));
  const value = ({ recall, ndcg }: NextBasketFigures) => recall + ndcg;
  const compared = [...figures].sort((a, b) => value(b) - value(a));
  const { recipe: best } = compared[0]!;
  const recipe = best === blend?.name ? blend : NEXT_BASKET_RECIPES.find(({ name }) => name === best)!;
  return { recipe, compared };
}

function measure(
  recipe: string,
  answered: readonly AnsweredBasket[],
  recipeOf: (i: number) => NextBasketRecipe,
): NextBasketFigures {
  let [recall, ndcg] = [0, 0];
  for (const [i, { candidates, relevant }] of answered.entries()) {
    const ranked = rankNextBasket(candidates, recipeOf(i), SLOTS);
    recall += recallAt(ranked, relevant, SLOTS);
    ndcg += ndcgAt(ranked, relevant, SLOTS);
  }
  return { recipe, recall: recall / answered.length, ndcg: ndcg / answered.length };
}
