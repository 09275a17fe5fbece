import { askAboutCarts } from '#ml/evaluation/ask-about-carts.ts';
import { askAboutHomes } from '#ml/evaluation/ask-about-homes.ts';
import { askAboutProductPages } from '#ml/evaluation/ask-about-product-pages.ts';
import type { Question } from '#ml/evaluation/question.ts';
import { createRandom } from '#ml/math/create-random.ts';
import type { ShopModel } from '#ml/models/shop-model.ts';
import { recommendForBuyer } from '#ml/ranking/recommend-for-buyer.ts';
import { recommendForCart } from '#ml/ranking/recommend-for-cart.ts';
import { recommendForProduct } from '#ml/ranking/recommend-for-product.ts';
import { recommendPopular } from '#ml/ranking/recommend-popular.ts';
import type { ScoredProduct } from '#ml/ranking/scored-product.ts';
import type { PlacementTask, TaskRecipe } from './placement-task.ts';
import type { EvaluatedData } from './try-recipes.ts';

/** Which product is shown or hidden is drawn at random, and the same each time. */
const SEED = 20_170_503;
const LIMIT = 20;

export interface TaskData extends EvaluatedData {
  readonly model: ShopModel;
}

const popularity: TaskRecipe<TaskData> = {
  name: 'popularity',
  settings: [''],
  train: ({ model }) => {
    const popular = toIds(recommendPopular(model, { limit: Math.max(1, model.vocabulary.length) }));
    return ({ given }) => {
      const known = new Set(given.map(({ productId }) => productId));
      return popular.filter((id) => !known.has(id)).slice(0, LIMIT);
    };
  },
};

/** The placements' tasks. */
export const TASKS: readonly PlacementTask<TaskData>[] = [
  {
    placement: 'product',
    ask: (_before, after, { vocabulary }) => askAboutProductPages(after, vocabulary, createRandom(SEED)),
    recipes: [
      popularity,
      fromRanking('co-purchase', (model, { given }) =>
        recommendForProduct(model, given[0]!.productId, { limit: LIMIT }),
      ),
    ],
    sameType: null,
  },
  {
    placement: 'cart',
    ask: (_before, after, { vocabulary }) => askAboutCarts(after, vocabulary, createRandom(SEED)),
    recipes: [
      popularity,
      fromRanking('co-purchase', (model, { given }) => recommendForCart(model, toIds(given), { limit: LIMIT })),
    ],
    sameType: null,
  },
  {
    placement: 'home',
    ask: (before, after, { vocabulary }) => askAboutHomes(before, after, vocabulary),
    recipes: [
      popularity,
      fromRanking('also-bought', (model, { given }) => recommendForBuyer(model, given, { limit: LIMIT })),
    ],
    sameType: null,
  },
];

function fromRanking(
  name: string,
  rank: (model: ShopModel, question: Question) => readonly ScoredProduct[],
): TaskRecipe<TaskData> {
  return {
    name,
    settings: [''],
    train:
      ({ model }) =>
      (question) =>
        toIds(rank(model, question)),
  };
}

function toIds(ranking: readonly { readonly productId: number }[]): number[] {
  return ranking.map(({ productId }) => productId);
}
