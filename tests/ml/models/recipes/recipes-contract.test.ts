import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { buildTrainingData } from '#ml/models/recipes/build-training-data.ts';
import { RECIPES } from '#ml/models/recipes/list-recipes.ts';
import { ITEM_PLACEMENTS, type ItemPlacement, type ShopModel } from '#ml/models/shop-model.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import { rankPlacement } from '#ml/ranking/rank-placement.ts';
import type { ScoredProduct } from '#ml/ranking/scored-product.ts';
import { describeRecommender } from '../../contract/describe-recommender.ts';
import { makePurchases } from '../../make-purchases.ts';

const kernels = createScalarKernels();

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
  for (const { name, settingsGrid, train } of RECIPES[placement]) {
    for (const [setting, settings] of settingsGrid.entries()) {
      describeRecommender(
        `${placement}, ${name}, setting ${setting}`,
        // Popularity does not listen: the suite asks it nothing.
        (model, products, limit) => recommend(model, placement, name === 'popularity' ? [] : products, limit),
        {
          isPersonal: name !== 'popularity',
          train(baskets) {
            const purchases = makePurchases(baskets);
            const model = trainShopModel(purchases);
            const trained = train(buildTrainingData(purchases, { kernels }), settings);
            return { ...model, placements: { ...model.placements, [placement]: trained } };
          },
        },
      );
    }
  }
}
