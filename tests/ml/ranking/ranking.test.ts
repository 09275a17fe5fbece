import { expect, test } from 'vitest';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import { recommendForBuyer } from '#ml/ranking/recommend-for-buyer.ts';
import { recommendForCart } from '#ml/ranking/recommend-for-cart.ts';
import { recommendForProduct } from '#ml/ranking/recommend-for-product.ts';
import { recommendPopular } from '#ml/ranking/recommend-popular.ts';
import { makePurchases, type TestBasket } from '../make-purchases.ts';

/** Tea (1) goes with a pot (2), coffee (3) with a press (4); 9 is bought alone. */
const baskets: TestBasket[] = [
  ...Array.from({ length: 8 }, (_, i) => ({ products: [1, 2], buyer: 10 + i })),
  ...Array.from({ length: 6 }, (_, i) => ({ products: [3, 4], buyer: 30 + i })),
  ...Array.from({ length: 10 }, (_, i) => ({ products: [9], buyer: 50 + i })),
];
const model = trainShopModel(makePurchases(baskets));

test('a product page says with what, in how many orders, against chance', () => {
  const [pot, ...rest] = recommendForProduct(model, 1);
  expect(rest).toEqual([]);
  // 38 purchases, 8 of the pot; tea has 8 orders with 1 other product each: E = 8 * 8/38.
  expect(pot).toMatchObject({ productId: 2, because: 1, together: 8 });
  expect(pot!.expected).toBeCloseTo(64 / 38, 5);
});

test('a cart sums its products, each with an even voice', () => {
  const ranking = recommendForCart(model, [1, 3, 9]);
  expect(ranking.map(({ productId, because }) => [productId, because])).toEqual([
    [4, 3],
    [2, 1],
  ]);
  // Press: N = 6, E = 6 * 6/38, coffee in 6 orders. Pot: N = 8, E = 8 * 8/38, tea in 8: louder, but not for being bought more.
  expect(ranking[0]!.score).toBeCloseTo((6 - 36 / 38) / Math.sqrt(36 / 38 + 2) / Math.sqrt(6), 5);
  expect(ranking[1]!.score).toBeCloseTo((8 - 64 / 38) / Math.sqrt(64 / 38 + 2) / Math.sqrt(8), 5);
});

test('the newest purchase counts most', () => {
  const both = (teaAt: number, coffeeAt: number) =>
    recommendForBuyer(
      model,
      [
        { productId: 1, lastBoughtAt: teaAt },
        { productId: 3, lastBoughtAt: coffeeAt },
      ],
      { halfLife: 100 },
    ).map(({ productId }) => productId);
  expect(both(5000, 1000)).toEqual([2, 4]);
  expect(both(1000, 5000)).toEqual([4, 2]);
});

test('what is not allowed makes room for the next', () => {
  const ranking = recommendForCart(model, [1, 3], { limit: 1, isAllowed: (id) => id !== 4 });
  expect(ranking.map(({ productId }) => productId)).toEqual([2]);
  expect(() => recommendForCart(model, [1], { limit: 0 })).toThrow('limit must be a positive integer, got 0');
});

test('popular: by orders, most first', () => {
  const ranking = recommendPopular(model, { by: 'orders', limit: 3 });
  expect(ranking.map(({ productId, together }) => [productId, together])).toEqual([
    [9, 10],
    [1, 8],
    [2, 8],
  ]);
});
