import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import { trainCosine } from '#ml/models/train-cosine.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import { recommendForBuyer } from '#ml/ranking/recommend-for-buyer.ts';
import { recommendForCart } from '#ml/ranking/recommend-for-cart.ts';
import { recommendForProduct } from '#ml/ranking/recommend-for-product.ts';
import { recommendPopular } from '#ml/ranking/recommend-popular.ts';
import { makePurchases, type TestBasket } from '../make-purchases.ts';
import { describeRecommender } from './describe-recommender.ts';

function trainWithCosine(baskets: readonly TestBasket[]) {
  const purchases = makePurchases(baskets);
  const model = trainShopModel(purchases);
  return { ...model, boughtTogether: trainCosine(buildBasketMatrix(purchases, model.vocabulary)) };
}

describeRecommender(
  'cart, by corrected co-purchase',
  (model, products, limit) => recommendForCart(model, products, { limit }),
  {
    isPersonal: true,
  },
);

describeRecommender('cart, by cosine', (model, products, limit) => recommendForCart(model, products, { limit }), {
  isPersonal: true,
  train: trainWithCosine,
});

describeRecommender(
  'product page: what goes with the last product given that is known',
  (model, products, limit) => {
    const known = products.filter((id) => model.vocabulary.includes(id)).sort((a, b) => a - b);
    return known.length === 0
      ? []
      : recommendForProduct(model, known.at(-1)!, { limit, isAllowed: (id) => !known.includes(id) });
  },
  { isPersonal: true },
);

describeRecommender(
  'home, by what buyers also bought',
  (model, products, limit) =>
    recommendForBuyer(
      model,
      products.map((productId) => ({ productId, lastBoughtAt: 1000 + productId })),
      { limit },
    ),
  { isPersonal: true },
);

for (const by of ['trending', 'orders', 'buyers'] as const) {
  describeRecommender(`popular by ${by}`, (model, _products, limit) => recommendPopular(model, { by, limit }), {
    isPersonal: false,
  });
}
