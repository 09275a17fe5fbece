import { describe, expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { decodeShopModel } from '#ml/models/decode-shop-model.ts';
import { encodeShopModel } from '#ml/models/encode-shop-model.ts';
import type { ShopModel } from '#ml/models/shop-model.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import type { ScoredProduct } from '#ml/ranking/scored-product.ts';
import { makePurchases, type TestBasket } from '../make-purchases.ts';

/** Recommends from a model to somebody who has (in the cart, on the page, in the history) some products. */
export type Recommend = (model: ShopModel, products: readonly number[], limit: number) => ScoredProduct[];

interface Expectation {
  /** Whether the answer depends on what is given. */
  readonly isPersonal: boolean;
  /** Trains the model; the default is the shop's. */
  readonly train?: (baskets: readonly TestBasket[]) => ShopModel;
}

const trainShop = (baskets: readonly TestBasket[]) => trainShopModel(makePurchases(baskets));

/**
 * Two kinds of buyers with separate tastes: even products go with even ones, odd with odd. Every buyer misses one
 * product of the own colour, which is what should be recommended.
 */
function makeCheckerboard(): TestBasket[] {
  return Array.from({ length: 40 }, (_, buyer) => ({
    buyer: buyer + 1,
    at: 1_000_000 + buyer,
    products: Array.from({ length: 10 }, (_, i) => 2 * i + (buyer % 2) + 100).filter((_, i) => i !== (buyer >> 1) % 10),
  }));
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/** The suite that every recommender passes. */
export function describeRecommender(
  name: string,
  recommend: Recommend,
  { isPersonal, train = trainShop }: Expectation,
): void {
  const idsOf = (ranking: readonly ScoredProduct[]) => ranking.map(({ productId }) => productId);

  describe(name, () => {
    test('checkerboard: recommends the own colour only', () => {
      const model = train(makeCheckerboard());
      for (const given of [[100, 104], [103]]) {
        const ids = idsOf(recommend(model, given, 5));
        expect(ids.length).toBe(5);
        if (isPersonal) expect(ids.every((id) => id % 2 === given[0]! % 2 && !given.includes(id))).toBe(true);
      }
    });

    test('best first, each product once, at most the limit', () => {
      const model = train(makeCheckerboard());
      for (const limit of [1, 3, 100]) {
        const ranking = recommend(model, [102, 106, 108], limit);
        expect(ranking.length).toBeLessThanOrEqual(limit);
        expect(new Set(idsOf(ranking)).size).toBe(ranking.length);
        const scores = ranking.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.every((score) => score > 0 && Number.isFinite(score))).toBe(true);
      }
    });

    test('equal scores go to the smaller id', () => {
      // Four products, always together: all pairs are alike.
      const model = train(
        Array.from({ length: 6 }, (_, buyer) => ({ buyer: buyer + 1, at: 5, products: [4, 3, 2, 1] })),
      );
      const ids = idsOf(recommend(model, isPersonal ? [1] : [], 3));
      expect(ids).toEqual(isPersonal ? [2, 3, 4].slice(0, ids.length) : [1, 2, 3]);
    });

    test('empty: no orders, nothing recommended', () => {
      const model = train([]);
      expect(recommend(model, [], 5)).toEqual([]);
      expect(recommend(model, [1], 5)).toEqual([]);
    });

    test('cold start: unknown products say nothing', () => {
      const model = train(makeCheckerboard());
      expect(recommend(model, [999_999], 5)).toEqual(recommend(model, [], 5));
      expect(recommend(model, [100, 999_999], 5)).toEqual(recommend(model, [100], 5));
    });

    test('one product: nothing goes with it', () => {
      const model = train([{ buyer: 1, products: [7] }]);
      expect(idsOf(recommend(model, [7], 5))).toEqual(isPersonal ? [] : [7]);
    });

    test('one buyer, one order', () => {
      const model = train([{ buyer: 1, products: [7, 8] }]);
      expect(idsOf(recommend(model, [7], 5)).length).toBeLessThanOrEqual(2);
    });

    test('shuffled baskets, lines and questions change nothing', () => {
      const random = createRandom(7);
      const baskets = makeCheckerboard();
      const expected = recommend(train(baskets), [100, 102, 104], 10);
      for (let round = 0; round < 5; round++) {
        const shuffled = shuffle(baskets, random).map((basket) => ({
          ...basket,
          products: shuffle([...basket.products, basket.products[0]!], random),
        }));
        expect(recommend(train(shuffled), shuffle([100, 102, 104], random), 10)).toEqual(expected);
      }
    });

    test('round trip: the artifact recommends as the model does', () => {
      const model = train(makeCheckerboard());
      const copy = decodeShopModel(encodeShopModel(model));
      expect(copy).toEqual(model);
      expect(recommend(copy, [100, 102], 10)).toEqual(recommend(model, [100, 102], 10));
    });
  });
}
