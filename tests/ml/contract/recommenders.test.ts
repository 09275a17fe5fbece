import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { BUY_AGAIN_RECIPES } from '#ml/models/buy-again/buy-again-model.ts';
import { trainBuyAgain } from '#ml/models/buy-again/train-buy-again.ts';
import { extractContent } from '#ml/models/content/extract-content.ts';
import { trainContentCosine } from '#ml/models/content/train-content-cosine.ts';
import { decodeShopModel } from '#ml/models/decode-shop-model.ts';
import { encodeShopModel } from '#ml/models/encode-shop-model.ts';
import { buildTrainingData } from '#ml/models/recipes/build-training-data.ts';
import { RECIPES } from '#ml/models/recipes/list-recipes.ts';
import { modelTable } from '#ml/models/recipes/model-table.ts';
import { addView } from '#ml/models/sessions/add-view.ts';
import { createSessionIndex } from '#ml/models/sessions/create-session-index.ts';
import { createVisitScorer } from '#ml/models/sessions/create-visit-scorer.ts';
import { ITEM_PLACEMENTS, type ShopModel } from '#ml/models/shop-model.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import { rankPlacement } from '#ml/ranking/rank-placement.ts';
import { recommendDue } from '#ml/ranking/recommend-due.ts';
import { recommendForVisit, type VisitModel } from '#ml/ranking/recommend-for-visit.ts';
import { makePurchases, type TestBasket } from '../make-purchases.ts';
import { describeRecommender } from './describe-recommender.ts';

const kernels = createScalarKernels();
const DAY = 24 * 60 * 60 * 1000;

const copy = (model: ShopModel) => decodeShopModel(encodeShopModel(model));
const toGiven = (products: readonly number[]) => products.map((productId) => ({ productId, lastBoughtAt: 1_000 }));

for (const placement of ITEM_PLACEMENTS) {
  for (const { name, settingsGrid, train } of RECIPES[placement]) {
    for (const [setting, settings] of settingsGrid.entries()) {
      describeRecommender<ShopModel>(`${placement}, ${name}, setting ${setting}`, {
        recommends: name === 'popularity' ? 'anything' : 'others',
        copy,
        train(baskets) {
          const purchases = makePurchases(baskets);
          const model = trainShopModel(purchases);
          const trained = train(buildTrainingData(purchases, { kernels }), settings);
          return { ...model, placements: { ...model.placements, [placement]: trained } };
        },
        // Popularity leaves out what is given, and listens to nothing else of it.
        recommend: ({ placements, vocabulary }, products, limit) =>
          rankPlacement(placements[placement], vocabulary, toGiven(name === 'popularity' ? [] : products), { limit }),
      });
    }
  }
}

for (const recipe of BUY_AGAIN_RECIPES) {
  describeRecommender<ShopModel>(`buy again, ${recipe}`, {
    recommends: 'given',
    copy,
    train(baskets) {
      const purchases = makePurchases(baskets);
      return { ...trainShopModel(purchases), buyAgain: trainBuyAgain(purchases, { recipe }) };
    },
    recommend({ buyAgain }, products, limit) {
      const orders = makePurchases(products.length > 0 ? [{ buyer: 1, products, at: 1_000_000 }] : []);
      return recommendDue(buyAgain, orders, { asOf: 1_000_000 + DAY, limit, ranksAll: true });
    },
  });
}

/** A visit for each basket, its products looked at by ascending id: the order of views says something. */
function watchVisits(baskets: readonly TestBasket[]): VisitModel {
  const index = createSessionIndex();
  for (const [n, { products, buyer = n, at = 0 }] of baskets.entries())
    for (const [step, productId] of [...new Set(products)].sort((a, b) => a - b).entries())
      addView(index, { visitor: `v${buyer}`, productId, at: at + step });
  return { index, score: createVisitScorer(index) };
}

describeRecommender('visits', {
  recommends: 'others',
  train: watchVisits,
  recommend: (model, products, limit) => recommendForVisit(model, products.toSorted(), { limit }),
});

/** Every product ever bought, its colour in its title, beside one that is like none; those below 100 have no colour. */
function describeProducts(baskets: readonly TestBasket[]) {
  const titleOf = (id: number) => (id < 100 ? 'jug' : id % 2 === 0 ? 'even mug' : 'odd plate');
  const titles = new Map([
    [555_555, 'lamp'],
    ...baskets.flatMap((b) => b.products).map((id) => [id, titleOf(id)] as const),
  ]);
  const facts = { productType: '', vendor: '', tags: [], priceMinor: 0 };
  return [...titles].map(([productId, title]) => ({ ...facts, productId, title }));
}

describeRecommender<ShopModel>('content, by words', {
  recommends: 'others',
  copy,
  train: (baskets) => ({
    ...trainShopModel(makePurchases(baskets)),
    content: trainContentCosine(extractContent(describeProducts(baskets))),
  }),
  recommend: ({ content }, products, limit) =>
    rankPlacement(modelTable('content', content!.neighbors), content!.vocabulary, toGiven(products), { limit }),
});
