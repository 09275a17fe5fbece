import { describe, expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import type { TestBasket } from '../make-purchases.ts';

/** What every ranking says of a product. */
export interface RankedProduct {
  readonly productId: number;
  readonly score: number;
}

/** A way to recommend, as the suite asks it. */
export interface TestedRecommender<Model> {
  train(baskets: readonly TestBasket[]): Model;
  /** Recommends to somebody who has (in the cart, on the page, in the history, looked at) some products. */
  recommend(model: Model, products: readonly number[], limit: number): readonly RankedProduct[];
  /** The model after a round trip through the artifact; left out where nothing of it is stored. */
  copy?(model: Model): Model;
  /**
   * What it recommends: products that go with those given and are none of them, the given ones again, or anything,
   * whatever is given.
   */
  readonly recommends: 'others' | 'given' | 'anything';
}

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
export function describeRecommender<Model>(
  name: string,
  { train, recommend, copy, recommends }: TestedRecommender<Model>,
): void {
  const idsOf = (ranking: readonly RankedProduct[]) => ranking.map(({ productId }) => productId);

  describe(name, () => {
    test('checkerboard: the own colour only', () => {
      const model = train(makeCheckerboard());
      for (const given of [[100, 104], [103]]) {
        const ids = idsOf(recommend(model, given, 5));
        if (recommends === 'given') expect(ids.toSorted()).toEqual(given);
        else expect(ids.length).toBe(5);
        if (recommends === 'others')
          expect(ids.every((id) => id % 2 === given[0]! % 2 && !given.includes(id))).toBe(true);
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
      const given = { others: [1], given: [4, 2, 1, 3], anything: [] }[recommends];
      const expected = recommends === 'others' ? [2, 3, 4] : [1, 2, 3];
      const ids = idsOf(recommend(model, given, 3));
      // What is in every order may say nothing at all.
      expect(ids).toEqual(recommends === 'others' ? expected.slice(0, ids.length) : expected);
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
      expect(idsOf(recommend(model, [7], 5))).toEqual(recommends === 'others' ? [] : [7]);
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

    if (copy)
      test('round trip: the artifact recommends as the model does', () => {
        const model = train(makeCheckerboard());
        expect(copy(model)).toEqual(model);
        expect(recommend(copy(model), [100, 102], 10)).toEqual(recommend(model, [100, 102], 10));
      });
  });
}
