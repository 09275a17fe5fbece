import { describe, expect, test } from 'vitest';
import type { PlacementFactors, PlacementModel } from '#ml/models/placement-model.ts';
import { rankPlacement } from '#ml/ranking/rank-placement.ts';

const VOCABULARY = Float64Array.of(10, 20, 30, 40, 50);

/** 10 says 30 (0.5) and 20 (0.125); 20 says 30 (0.25) and 40 (-0.25). 20 speaks twice as loudly. */
const MODEL: PlacementModel = {
  recipe: 'by hand',
  table: {
    offsets: Uint32Array.of(0, 2, 4, 4, 4, 4),
    products: Uint32Array.of(2, 1, 2, 3),
    scores: Float32Array.of(0.5, 0.125, 0.25, -0.25),
  },
  factors: null,
  voices: Float32Array.of(1, 2, 1, 1, 1),
  prior: Float32Array.of(0, 0, 0.0625, 0.5, 0.125),
  leaders: Uint32Array.of(3, 4, 2),
  halfLife: 10,
};

describe('rankPlacement', () => {
  test('sums rows by voice and age, adds the prior, and says what each part is', () => {
    const given = [
      { productId: 20, lastBoughtAt: 90 },
      { productId: 10, lastBoughtAt: 100 },
    ];
    // 10 is newest: weight 1. 20 is one half-life older: 2 * 1/2 = 1.
    // 30: 0.5 + 0.25 + 0.0625. 40: -0.25 + 0.5. 50: only its prior. 20 is given.
    expect(rankPlacement(MODEL, VOCABULARY, given)).toEqual([
      { productId: 30, score: 0.8125, told: 0.75, prior: 0.0625, because: 10, share: 0.5 },
      { productId: 40, score: 0.25, told: -0.25, prior: 0.5, because: null, share: 0 },
      { productId: 50, score: 0.125, told: 0, prior: 0.125, because: null, share: 0 },
    ]);
    expect(rankPlacement(MODEL, VOCABULARY, [...given].reverse())).toEqual(rankPlacement(MODEL, VOCABULARY, given));
  });

  test('age counts from the newest product given, not from now', () => {
    const at = (lastBoughtAt: number) => rankPlacement(MODEL, VOCABULARY, [{ productId: 10, lastBoughtAt }]);
    expect(at(5)).toEqual(at(5_000_000));
  });

  test('because is the loudest of those asked', () => {
    const given = [
      { productId: 10, lastBoughtAt: 0 },
      { productId: 20, lastBoughtAt: 20 },
    ];
    // 10 is two half-lives older: 0.25 * 0.5 = 0.125; 20 adds 2 * 0.25 = 0.5.
    expect(rankPlacement(MODEL, VOCABULARY, given)[0]).toMatchObject({ productId: 30, because: 20, share: 0.5 });
  });

  test('what may not be shown makes room for the next', () => {
    const isAllowed = (id: number) => id !== 40;
    const given = [{ productId: 20, lastBoughtAt: 0 }];
    const ids = rankPlacement(MODEL, VOCABULARY, given, { limit: 2, isAllowed }).map(({ productId }) => productId);
    expect(ids).toEqual([30, 50]);
  });

  test('nothing scores 0 or less, and nothing is shown of an unknown question but the leaders', () => {
    const silent = { ...MODEL, prior: new Float32Array(0), leaders: new Uint32Array(0) };
    expect(rankPlacement(silent, VOCABULARY, [{ productId: 20, lastBoughtAt: 0 }]).map((p) => p.productId)).toEqual([
      30,
    ]);
    expect(rankPlacement(silent, VOCABULARY, [{ productId: 99, lastBoughtAt: 0 }])).toEqual([]);
    expect(rankPlacement(MODEL, VOCABULARY, []).map((p) => p.productId)).toEqual([40, 50, 30]);
  });

  test('a half-life of Infinity never fades', () => {
    const given = [
      { productId: 10, lastBoughtAt: 0 },
      { productId: 20, lastBoughtAt: 1e12 },
    ];
    // 0.5 + 2 * 0.25 + 0.0625.
    expect(rankPlacement({ ...MODEL, halfLife: Infinity }, VOCABULARY, given)[0]?.score).toBe(1.0625);
  });

  test('with factors, folds the buyer in, lifts what is wanted now, and says which product speaks', () => {
    const factors: PlacementFactors = {
      factors: 2,
      // 10 and 30 share a taste, 20 and 40 another, 50 has both.
      itemFactors: Float32Array.of(1, 0, 0, 1, 0.5, 0, 0, 1, 0.5, 0.25),
      gram: Float64Array.of(1.5, 0.125, 0.125, 2.0625),
      lambda: 0.1,
      alpha0: 0,
      lifts: Float32Array.of(1, 1, 2, 1, 1),
    };
    const silent = { offsets: new Uint32Array(6), products: new Uint32Array(0), scores: new Float32Array(0) };
    const model = { ...MODEL, table: silent, factors, prior: new Float32Array(0), leaders: new Uint32Array(0) };
    // Weights as above: 10 counts 1, 20 counts 2 * 1/2. Without alpha0, (1 + 0.1 * 2) w = 1 for both tastes: 1/1.2 each.
    const given = [
      { productId: 20, lastBoughtAt: 90 },
      { productId: 10, lastBoughtAt: 100 },
    ];
    const ranking = rankPlacement(model, VOCABULARY, given);
    const near = (value: number) => expect.closeTo(value, 6) as number;
    // 30: 0.5/1.2, lifted twice. 40: 1/1.2. 50: 0.75/1.2, two thirds of it by 10.
    expect(ranking).toEqual([
      { productId: 30, score: near(1 / 1.2), told: near(1 / 1.2), prior: 0, because: 10, share: near(1 / 1.2) },
      { productId: 40, score: near(1 / 1.2), told: near(1 / 1.2), prior: 0, because: 20, share: near(1 / 1.2) },
      { productId: 50, score: near(0.75 / 1.2), told: near(0.75 / 1.2), prior: 0, because: 10, share: near(0.5 / 1.2) },
    ]);
    expect(rankPlacement(model, VOCABULARY, [...given].reverse())).toEqual(ranking);
    expect(rankPlacement(model, VOCABULARY, [])).toEqual([]);
    expect(rankPlacement(model, VOCABULARY, [{ productId: 99, lastBoughtAt: 0 }])).toEqual([]);
    // Nobody known: the leaders, of whom nothing is said.
    expect(rankPlacement({ ...MODEL, table: silent, factors }, VOCABULARY, [])[0]).toMatchObject({
      productId: 40,
      because: null,
      told: 0,
    });
  });

  test('refuses a limit that is no positive integer', () => {
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      expect(() => rankPlacement(MODEL, VOCABULARY, [], { limit })).toThrow(
        `Cannot rank placement: limit must be a positive integer, got ${limit}.`,
      );
    }
  });
});
