import { RECIPES } from '#ml/models/recipes/list-recipes.ts';
import { ITEM_PLACEMENTS, type ItemPlacement, type ShopModel } from '#ml/models/shop-model.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import { rankPlacement } from '#ml/ranking/rank-placement.ts';
import type { ScoredProduct } from '#ml/ranking/scored-product.ts';
import { describeRecommender } from '../../contract/describe-recommender.ts';
import { makePurchases } from '../../make-purchases.ts';

/** What a placement shows, its parts left out: the suite asks for products and scores. */
function recommend(
  model: ShopModel,
  placement: ItemPlacement,
  products: readonly number[],
  limit: number,
): ScoredProduct[] {
  const given = products.map((productId) => ({ productId, lastBoughtAt: 1_000 }));
  return rankPlacement(model.placements[placement], model.vocabulary, given, { limit }).map((ranked) => ({
    productId: ranked.productId,
    score: ranked.score,
    because: ranked.because,
    together: 0,
    expected: null,
  }));
}

for (const placement of ITEM_PLACEMENTS) {
  for (const { name, settingsGrid } of RECIPES[placement]) {
    for (const setting of settingsGrid.keys()) {
      describeRecommender(
        `${placement}, ${name}, setting ${setting}`,
        // A popular product is no answer to a product it is given: popularity leaves that out, as all others do.
        (model, products, limit) => recommend(model, placement, name === 'popularity' ? [] : products, limit),
        {
          isPersonal: name !== 'popularity',
          train: (baskets) =>
            trainShopModel(makePurchases(baskets), { choices: { [placement]: { recipe: name, setting } } }),
        },
      );
    }
  }
}
