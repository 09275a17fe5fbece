import { askAboutBuyAgain, type BuyAgainQuestion } from '#ml/evaluation/ask-about-buy-again.ts';
import { askAboutCarts } from '#ml/evaluation/ask-about-carts.ts';
import { askAboutHomes } from '#ml/evaluation/ask-about-homes.ts';
import { askAboutProductPages } from '#ml/evaluation/ask-about-product-pages.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { BUY_AGAIN_RECIPES, type BuyAgainRecipe } from '#ml/models/buy-again/buy-again-model.ts';
import { trainBuyAgain } from '#ml/models/buy-again/train-buy-again.ts';
import { withBuyAgainRecipe } from '#ml/models/buy-again/with-buy-again-recipe.ts';
import { RECIPES } from '#ml/models/recipes/list-recipes.ts';
import { popularity } from '#ml/models/recipes/popularity.ts';
import type { Recipe } from '#ml/models/recipes/recipe.ts';
import type { TrainingData } from '#ml/models/recipes/training-data.ts';
import { createRankingRoom } from '#ml/ranking/create-ranking-room.ts';
import { rankPlacement } from '#ml/ranking/rank-placement.ts';
import { recommendDue } from '#ml/ranking/recommend-due.ts';
import { describeSettings } from './describe-settings.ts';
import { SHELVES, type ShelfName, type Shelves } from './shelves.ts';
import type { PlacementTask, TaskRecipe } from './placement-task.ts';
import { createSameShelfRanker } from './rank-same-shelf.ts';
import type { OriginViews } from './split-views.ts';
import type { EvaluatedData } from './try-recipes.ts';
import { createVisitTask } from './create-visit-task.ts';

/** Which product is shown or hidden is drawn at random, and the same each time. */
const SEED = 20_170_503;
const LIMIT = 20;

export interface TaskData extends TrainingData, EvaluatedData {
  readonly shelves: Shelves;
  readonly views: OriginViews;
}

const yardsticks = SHELVES.map(fromShelf);

/** The tasks of the placements that share counts and dense inverses. */
export const TASKS: readonly PlacementTask<TaskData>[] = [
  {
    placement: 'product',
    ask: (_before, after, { vocabulary }) => askAboutProductPages(after, vocabulary, createRandom(SEED)),
    recipes: RECIPES.product.map(fromRecipe),
    yardsticks,
  },
  {
    placement: 'cart',
    ask: (_before, after, { vocabulary }) => askAboutCarts(after, vocabulary, createRandom(SEED)),
    recipes: RECIPES.cart.map(fromRecipe),
    yardsticks,
  },
  {
    placement: 'home',
    ask: (before, after, { vocabulary }) => askAboutHomes(before, after, vocabulary),
    recipes: RECIPES.home.map(fromRecipe),
    yardsticks,
  },
  createVisitTask(yardsticks, SEED),
];

/** The tasks of those that share nothing with them. */
export const SIDE_TASKS: readonly PlacementTask<TaskData>[] = [
  {
    placement: 'buy-again',
    ask: askAboutBuyAgain,
    recipes: BUY_AGAIN_RECIPES.map(fromBuyAgain),
    yardsticks: [],
  },
];

function fromShelf(name: ShelfName): TaskRecipe<TaskData> {
  return {
    name,
    settings: [''],
    suits: ({ shelves }) => shelves.name === name,
    train: (data) => createSameShelfRanker(popularity.train(data, {}).prior, data.vocabulary, data.shelves, LIMIT),
  };
}

function fromRecipe(recipe: Recipe): TaskRecipe<TaskData> {
  return {
    name: recipe.name,
    settings: recipe.settingsGrid.map(describeSettings),
    suits: (data) => recipe.suits(data),
    train(data, setting) {
      const model = recipe.train(data, recipe.settingsGrid[setting]!);
      const options = { limit: LIMIT, explains: false, room: createRankingRoom(data.vocabulary.length) };
      return ({ given }) => rankPlacement(model, data.vocabulary, given, options).map(({ productId }) => productId);
    },
  };
}

/** What was trained once serves all orders of a past-products list. */
function fromBuyAgain(recipe: BuyAgainRecipe): TaskRecipe<TaskData> {
  const trainOnce = (data: TaskData) =>
    data.share('buy-again', () => trainBuyAgain(data.purchases, { asOf: data.asOf }));
  return {
    name: recipe,
    settings: [''],
    suits: (data) => withBuyAgainRecipe(trainOnce(data), recipe) !== null,
    train(data) {
      const model = withBuyAgainRecipe(trainOnce(data), recipe)!;
      return (question) => {
        const { orders } = question as BuyAgainQuestion;
        const due = recommendDue(model, orders, { asOf: data.asOf, limit: LIMIT, ranksAll: true });
        return due.map(({ productId }) => productId);
      };
    },
  };
}
