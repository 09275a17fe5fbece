import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import { buildVocabulary } from '#ml/data/build-vocabulary.ts';
import { transposeMatrix } from '#ml/data/transpose-matrix.ts';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { createChance } from '#ml/models/create-chance.ts';
import { decodeShopModel } from '#ml/models/decode-shop-model.ts';
import { encodeShopModel } from '#ml/models/encode-shop-model.ts';
import { buildTrainingData } from '#ml/models/recipes/build-training-data.ts';
import { RECIPES } from '#ml/models/recipes/list-recipes.ts';
import { trainCoPurchase } from '#ml/models/train-co-purchase.ts';
import { trainCosine } from '#ml/models/train-cosine.ts';
import { trainPopularity } from '#ml/models/train-popularity.ts';
import { trainRepurchase } from '#ml/models/train-repurchase.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import { makeBaskets, makePurchases, type TestBasket } from '../make-purchases.ts';

function toMatrix(baskets: readonly TestBasket[]) {
  const purchases = makePurchases(baskets);
  return buildBasketMatrix(purchases, buildVocabulary(purchases.productIds));
}

test('co-purchase: the corrected score of Smith & Linden, by hand', () => {
  // Products 0, 1, 2 in baskets {0 1} {0 1 2} {1 2} {0}: 8 purchases, 3 of product 0, 3 of 1, 2 of 2.
  const matrix = toMatrix(makeBaskets('10 11', '10 11 12', '11 12', '10'));
  const neighbors = trainCoPurchase(matrix);
  // X = 0 is with 1, 2 and 0 others. P_1 = 3/8: E = (1 - 5/8) + (1 - (5/8)^2) + 0 = 0.375 + 0.609375 = 0.984375.
  // N = 2: score = (2 - 0.984375) / sqrt(2.984375).
  // P_2 = 2/8: E = 0.25 + (1 - 0.75^2) = 0.6875, N = 1: score = 0.3125 / sqrt(2.6875).
  expect([...neighbors.products.subarray(0, neighbors.offsets[1])]).toEqual([1, 2]);
  expect([...neighbors.together.subarray(0, 2)]).toEqual([2, 1]);
  expect([...neighbors.expected.subarray(0, 2)]).toEqual([0.984375, 0.6875]);
  expect(neighbors.scores[0]).toBeCloseTo(1.015625 / Math.sqrt(2.984375), 6);
  expect(neighbors.scores[1]).toBeCloseTo(0.3125 / Math.sqrt(2.6875), 6);
});

test('co-purchase: what is bought together less than by chance is no neighbour', () => {
  // 18 purchases, 11 of product 1. Product 2 is with it once in three orders of 1, 2 and 2 others:
  // E = (1 - 7/18) + 2 * (1 - (7/18)^2) = 2.31, N = 1.
  const matrix = toMatrix(makeBaskets('2 3 4', '2 3 4', '1 2', ...Array.from({ length: 10 }, () => '1')));
  const { offsets, products, together, expected } = trainCoPurchase(matrix);
  expect([...products.subarray(offsets[1], offsets[2])]).toEqual([2, 3]);
  expect(together.every((count, i) => count > expected[i]!)).toBe(true);
});

test('chance: the histogram gives the sum over orders', () => {
  const basket = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(basket, { minLength: 1, maxLength: 20 }), (rows) => {
      const matrix = toMatrix(rows.map((products) => ({ products })));
      const vocabulary = buildVocabulary(Float64Array.from(rows.flat()));
      const chance = createChance(matrix, transposeMatrix(matrix));
      const total = rows.flat().length;
      for (const [x, idX] of vocabulary.entries()) {
        chance.start(x);
        for (const [y, idY] of vocabulary.entries()) {
          const share = rows.flat().filter((id) => id === idY).length / total;
          const sum = rows
            .filter((row) => row.includes(idX))
            .reduce((all, row) => all + 1 - (1 - share) ** (row.length - 1), 0);
          expect(chance.expect(y)).toBeCloseTo(sum, 9);
        }
      }
    }),
  );
});

test('cosine: shared rows over the root of both products rows, by hand', () => {
  const { offsets, products, scores } = trainCosine(toMatrix(makeBaskets('1 2', '1 2', '1 3', '1')));
  // 1 is in 4 baskets, 2 in 2, 3 in 1: sim(1, 2) = 2 / sqrt(8), sim(1, 3) = 1 / sqrt(4).
  expect([...products.subarray(offsets[0], offsets[1])]).toEqual([1, 2]);
  expect(scores[0]).toBeCloseTo(2 / Math.sqrt(8), 6);
  expect(scores[1]).toBeCloseTo(0.5, 6);
});

test('neighbours are cut to the best, and a limit that is none is refused', () => {
  const matrix = toMatrix(makeBaskets('1 2 3', '1 2', '1 2 4'));
  const { offsets, products } = trainCosine(matrix, { maxNeighbors: 1 });
  expect([...offsets]).toEqual([0, 1, 2, 3, 4]);
  expect(products[0]).toBe(1);
  expect(() => trainCosine(matrix, { maxNeighbors: 0 })).toThrow('maxNeighbors must be a positive integer, got 0');
});

test('a basket of thousands of products costs little and says nothing', () => {
  const usual = Array.from({ length: 40 }, (_, i) => ({ products: [1 + (i % 3), 10 + (i % 3)] }));
  const restock = { products: Array.from({ length: 20_000 }, (_, i) => i + 1) };
  const before = process.threadCpuUsage();
  const { offsets, together } = trainCoPurchase(toMatrix([...usual, restock]));
  expect(process.threadCpuUsage(before).user).toBeLessThan(5_000_000);
  expect(offsets.at(-1)).toBe(6);
  expect(Math.min(...together)).toBe(13);
});

test('popularity: orders, and trending that fades evenly over the window', () => {
  const purchases = makePurchases([
    { products: [1, 2], buyer: 5, at: 1000 },
    { products: [1], buyer: 5, at: 1050 },
    { products: [1], buyer: 0, at: 1100 },
    { products: [2], buyer: 6, at: 900 },
  ]);
  const baskets = buildBasketMatrix(purchases, Float64Array.of(1, 2));
  const { orders, trending } = trainPopularity(baskets, purchases.orderedAt, { asOf: 1100, trendingWindow: 200 });
  expect([...orders]).toEqual([3, 2]);
  // 1: ages 100, 50, 0 of 200: 0.5 + 0.75 + 1. 2: ages 100 and 200: 0.5 + 0.
  expect([...trending]).toEqual([2.25, 0.5]);
});

test('one order dated years ahead does not empty what is trending, nor what is served', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const usual = Array.from({ length: 60 }, (_, day) => ({ products: [1 + (day % 3), 4], buyer: day, at: day * DAY }));
  const ahead = { products: [9], buyer: 1, at: 9000 * DAY };
  const [before, after] = [usual, [...usual, ahead]].map((baskets) => trainShopModel(makePurchases(baskets)));
  expect([before!.asOf, after!.asOf]).toEqual([59 * DAY, 59 * DAY]);
  expect([...after!.popularity.trending]).toEqual([...before!.popularity.trending, 1]);
  // It counts as one of the newest day: 1 + 0 of a window, and the 60 others keep their places on the shelf.
  const [popular] = RECIPES.home;
  const data = buildTrainingData(makePurchases([...usual, ahead]), { kernels: createScalarKernels() });
  expect([...popular!.train(data, {}).leaders].map((product) => data.vocabulary[product])).toEqual([4, 3, 2, 1, 9]);
});

test('repurchase: the share who bought again, shrunk to the shop', () => {
  const purchases = makePurchases([
    { products: [1, 2], buyer: 5 },
    { products: [1], buyer: 5 },
    { products: [1], buyer: 5 },
    { products: [1], buyer: 6 },
    { products: [2], buyer: 0 },
    { products: [2], buyer: 0 },
  ]);
  const { repeatBuyers, rate } = trainRepurchase(
    buildBasketMatrix(purchases, Float64Array.of(1, 2)),
    purchases.buyerIds,
    {
      prior: 4,
    },
  );
  expect([...repeatBuyers]).toEqual([1, 0]);
  // Pairs: (5, 1), (6, 1), (5, 2); one repeats: shop rate 1/3. 1: (1 + 4/3) / 6. 2: (0 + 4/3) / 5.
  expect(rate[0]).toBeCloseTo((1 + 4 / 3) / 6, 6);
  expect(rate[1]).toBeCloseTo(4 / 15, 6);
});

test('the same baskets in any order are the same bytes', () => {
  const basket = fc.record({
    products: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
    buyer: fc.nat(3),
    at: fc.integer({ min: 1, max: 4_000_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(basket, { maxLength: 30 }), (baskets) => {
      const bytes = encodeShopModel(trainShopModel(makePurchases(baskets)));
      expect(encodeShopModel(trainShopModel(makePurchases([...baskets].reverse())))).toEqual(bytes);
      expect(encodeShopModel(decodeShopModel(bytes))).toEqual(bytes);
    }),
  );
});

test('a model whose columns do not fit is refused', () => {
  const model = trainShopModel(makePurchases(makeBaskets('1 2', '1 2', '2 3', '2 3')));
  const cases: [string, Partial<typeof model>][] = [
    ['vocabulary must ascend', { vocabulary: Float64Array.of(3, 2, 1) }],
    ['popularity.orders must have length 3', { popularity: { ...model.popularity, orders: Uint32Array.of(1) } }],
    [
      'boughtTogether.products must be in the vocabulary',
      {
        // Three products: 2 is the last.
        boughtTogether: { ...model.boughtTogether, products: model.boughtTogether.products.map(() => 3) },
      },
    ],
    [
      'boughtTogether.offsets must not descend',
      {
        boughtTogether: {
          ...model.boughtTogether,
          offsets: Uint32Array.of(0, 9, 1, model.boughtTogether.products.length),
        },
      },
    ],
  ];
  for (const [reason, change] of cases) {
    expect(() => decodeShopModel(encodeShopModel({ ...model, ...change }))).toThrow(`Cannot decode model: ${reason}`);
  }
});
