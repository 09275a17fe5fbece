import { expect, test } from 'vitest';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { alsoBought } from '#ml/models/recipes/also-bought.ts';
import { buildTrainingData } from '#ml/models/recipes/build-training-data.ts';
import { coPurchase } from '#ml/models/recipes/co-purchase.ts';
import { popularity } from '#ml/models/recipes/popularity.ts';
import type { Recipe } from '#ml/models/recipes/recipe.ts';
import { rankPlacement } from '#ml/ranking/rank-placement.ts';
import { makePurchases, type TestBasket } from '../../make-purchases.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Tea (1) goes with a pot (2), coffee (3) with a press (4); 9 is bought alone. All on one day. */
const baskets: TestBasket[] = [
  ...Array.from({ length: 8 }, (_, i) => ({ products: [1, 2], buyer: 10 + i, at: 0 })),
  ...Array.from({ length: 6 }, (_, i) => ({ products: [3, 4], buyer: 30 + i, at: 0 })),
  ...Array.from({ length: 10 }, (_, i) => ({ products: [9], buyer: 50 + i, at: 0 })),
];

function rank({ train, settingsGrid }: Recipe, bought: readonly TestBasket[], given: readonly number[]) {
  const data = buildTrainingData(makePurchases(bought), { kernels: createScalarKernels() });
  const history = given.map((productId) => ({ productId, lastBoughtAt: 0 }));
  return rankPlacement(train(data, settingsGrid[0]!), data.vocabulary, history);
}

test('co-purchase sums what goes with each product, each with an even voice', () => {
  const ranking = rank(coPurchase, baskets, [1, 3, 9]);
  expect(ranking.map(({ productId, because }) => [productId, because])).toEqual([
    [4, 3],
    [2, 1],
  ]);
  // 38 purchases. Press: N = 6, E = 6 * 6/38, coffee in 6 orders. Pot: N = 8, E = 8 * 8/38, tea in 8: louder, but not for
  // being bought more.
  expect(ranking[0]!.score).toBeCloseTo((6 - 36 / 38) / Math.sqrt(36 / 38 + 2) / Math.sqrt(6), 5);
  expect(ranking[1]!.score).toBeCloseTo((8 - 64 / 38) / Math.sqrt(64 / 38 + 2) / Math.sqrt(8), 5);
});

test('also bought counts buyers over all their orders, the more so what is wanted now', () => {
  // Every second order of coffee is sixty days old and not wanted now: its score is multiplied by sqrt(1 + 0).
  const split = baskets.flatMap(({ products, buyer }) =>
    products.map((id) => ({ products: [id], buyer: buyer!, at: id === 4 ? -60 * DAY : 0 })),
  );
  const ranking = rank(alsoBought, split, [1, 3]);
  // By buyers all is as above; the pot is in 8 orders of today: sqrt(1 + 8) = 3 times as wanted.
  expect(ranking.map(({ productId }) => productId)).toEqual([2, 4]);
  expect(ranking[0]!.score).toBeCloseTo((3 * (8 - 64 / 38)) / Math.sqrt(64 / 38 + 2) / Math.sqrt(8), 4);
  expect(ranking[1]!.score).toBeCloseTo((6 - 36 / 38) / Math.sqrt(36 / 38 + 2) / Math.sqrt(6), 4);
});

test('popularity: the orders of the last days, then what was bought earlier by its orders', () => {
  const earlier = Array.from({ length: 20 }, () => ({ products: [7], at: -40 * DAY }));
  const ranking = rank(popularity, [...baskets, ...earlier], []);
  expect(ranking.map(({ productId, because }) => [productId, because])).toEqual(
    [9, 1, 2, 3, 4, 7].map((id) => [id, null]),
  );
  // Ten orders of today, and 10 of at most 20 orders in all behind the comma.
  expect(ranking[0]!.score).toBeCloseTo(10 + 0.001 / 2, 5);
  expect(ranking.at(-1)!.score).toBeCloseTo(0.001, 6);
});
