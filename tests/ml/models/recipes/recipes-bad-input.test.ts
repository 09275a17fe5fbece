import { describe, expect, test } from 'vitest';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { buildTrainingData } from '#ml/models/recipes/build-training-data.ts';
import { RECIPES } from '#ml/models/recipes/list-recipes.ts';
import { ITEM_PLACEMENTS } from '#ml/models/shop-model.ts';
import { rankPlacement } from '#ml/ranking/rank-placement.ts';
import { makePurchases, type TestBasket } from '../../make-purchases.ts';

const kernels = createScalarKernels();
const YEAR = 365 * 24 * 60 * 60 * 1000;

const range = (length: number, from = 1) => Array.from({ length }, (_, i) => from + i);

const SHOPS: Readonly<Record<string, readonly TestBasket[]>> = {
  'no order': [],
  'one order of one product': [{ buyer: 1, products: [1] }],
  'one order': [{ buyer: 1, products: [1, 2, 3] }],
  'only empty orders': [{ buyer: 1, products: [] }, { products: [] }],
  'all the same product': range(50).map((buyer) => ({ buyer, products: [1] })),
  'one buyer': range(50).map((i) => ({ buyer: 1, products: [1 + (i % 3), 4] })),
  'guests only': range(50).map((i) => ({ products: [1 + (i % 3), 4] })),
  'an order of 5,000 products': [
    { buyer: 1, products: range(5000) },
    ...range(50).map((buyer) => ({ buyer, products: [1 + (buyer % 3), 4] })),
  ],
  'a clock far ahead': [
    ...range(50).map((buyer) => ({ buyer, products: [1 + (buyer % 3), 4], at: buyer })),
    { buyer: 7, products: [1, 9], at: 8000 * YEAR },
  ],
  '100,000 products': range(40_000).map((i) => ({
    buyer: 1 + (i % 5000),
    products: [1, 2 + (i % 7), 20 + 2 * i, 21 + 2 * i],
  })),
};

describe.each(Object.entries(SHOPS))('%s', (_name, baskets) => {
  const data = buildTrainingData(makePurchases(baskets), { kernels });
  const products = data.vocabulary.length;

  for (const placement of ITEM_PLACEMENTS) {
    for (const recipe of RECIPES[placement].filter(({ suits }) => suits(data))) {
      test(`${placement}, ${recipe.name}: finite, sorted and bounded`, () => {
        for (const settings of recipe.settingsGrid) {
          const model = recipe.train(data, settings);
          expect(model.table.offsets.length).toBe(products + 1);
          expect(model.voices.length).toBe(products);
          for (const column of [model.table.scores, model.voices, model.prior])
            expect(column.every((value) => Number.isFinite(value))).toBe(true);
          expect(model.table.products.length).toBeLessThanOrEqual(products * 200);
          const given = [1, 4, 9].map((productId) => ({ productId, lastBoughtAt: 1 }));
          for (const { score, productId } of rankPlacement(model, data.vocabulary, given, { limit: 24 })) {
            expect(score > 0 && Number.isFinite(score)).toBe(true);
            expect([1, 4, 9]).not.toContain(productId);
          }
        }
      });
    }
  }
});

test('a clock far ahead silences nobody', () => {
  const data = buildTrainingData(makePurchases(SHOPS['a clock far ahead']!), { kernels });
  for (const { name, train, settingsGrid } of RECIPES.product) {
    if (name === 'popularity') continue;
    const ranking = rankPlacement(train(data, settingsGrid[0]!), data.vocabulary, [{ productId: 2, lastBoughtAt: 1 }]);
    expect(ranking.find(({ productId }) => productId === 4)?.because).toBe(2);
  }
});
