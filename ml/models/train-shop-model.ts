import type { Purchases } from '../data/purchases.ts';
import { createScalarKernels } from '../kernels/create-scalar-kernels.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { BUY_AGAIN_RECIPES, type BuyAgainModel } from './buy-again/buy-again-model.ts';
import { trainBuyAgain } from './buy-again/train-buy-again.ts';
import type { ContentModel } from './content/content-model.ts';
import { buildTrainingData } from './recipes/build-training-data.ts';
import { RECIPES, type RecipeChoice } from './recipes/list-recipes.ts';
import type { TrainingData } from './recipes/training-data.ts';
import { settleVisits } from './sessions/visit-settings.ts';
import type { ItemPlacement, ShopModel } from './shop-model.ts';
import { trainCoPurchase } from './train-co-purchase.ts';
import { trainPopularity } from './train-popularity.ts';
import { trainRepurchase } from './train-repurchase.ts';

export interface ShopModelOptions {
  /** Default: the scalar ones. */
  readonly kernels?: Kernels;
  /** What was chosen for the shop. Default: counts alone, which need no choice. */
  readonly choices?: Readonly<Partial<Record<ItemPlacement | 'buy-again' | 'visit', RecipeChoice>>>;
  readonly content?: ContentModel | null;
  /** What was trained of the same purchases already. Default: it is trained. */
  readonly buyAgain?: BuyAgainModel;
}

/** What serves where nothing was chosen: counts. */
const DEFAULTS: Readonly<Record<ItemPlacement, string>> = {
  product: 'co-purchase',
  cart: 'co-purchase',
  home: 'also-bought',
};

/**
 * Train everything a shop's placements need, from what was bought. A function of the set of baskets: their order, and
 * the order of lines in them, changes no byte. Without baskets the model is empty and valid.
 */
export function trainShopModel(
  purchases: Purchases,
  { kernels = createScalarKernels(), choices = {}, content = null, buyAgain }: ShopModelOptions = {},
): ShopModel {
  const data = buildTrainingData(purchases, { kernels });
  const { vocabulary, baskets, buyers, asOf } = data;
  const dueRecipe = BUY_AGAIN_RECIPES.find((recipe) => recipe === choices['buy-again']?.recipe);
  return {
    asOf,
    orderCount: countFilled(baskets.offsets),
    buyerCount: countFilled(buyers.offsets),
    vocabulary,
    boughtTogether: data.share('co-purchase', () => trainCoPurchase(baskets)),
    alsoBought: data.share('also-bought', () => trainCoPurchase(buyers)),
    popularity: trainPopularity(baskets, purchases.orderedAt, { asOf }),
    repurchase: { rate: trainRepurchase(baskets, purchases.buyerIds).rate },
    placements: {
      product: trainPlacement(data, 'product', choices.product),
      cart: trainPlacement(data, 'cart', choices.cart),
      home: trainPlacement(data, 'home', choices.home),
    },
    buyAgain: buyAgain ?? trainBuyAgain(purchases, { asOf, recipe: dueRecipe }),
    visits: settleVisits(choices.visit),
    content,
  };
}

/** A recipe that is known no longer, or does not suit the shop, gives way to the default. */
function trainPlacement(data: TrainingData, placement: ItemPlacement, choice: RecipeChoice | undefined) {
  const recipes = RECIPES[placement];
  const chosen = recipes.find(({ name, suits }) => name === choice?.recipe && suits(data));
  const recipe = chosen ?? recipes.find(({ name }) => name === DEFAULTS[placement])!;
  return recipe.train(data, recipe.settingsGrid[(chosen && choice?.setting) ?? 0] ?? recipe.settingsGrid[0]!);
}

function countFilled(offsets: Uint32Array): number {
  let filled = 0;
  for (let row = 0; row + 1 < offsets.length; row++) if (offsets[row + 1]! > offsets[row]!) filled++;
  return filled;
}
