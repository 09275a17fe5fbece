import { describe, expect, test } from 'vitest';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { blendScores } from '#ml/models/blend-scores.ts';
import { scoreDenseWeights } from '#ml/models/score-dense-weights.ts';
import { scoreItemTable } from '#ml/models/score-item-table.ts';
import { scoreSomeProducts } from '#ml/models/score-some-products.ts';
import { scoreUserNeighbors } from '#ml/models/score-user-neighbors.ts';
import type { Query, Score } from '#ml/models/score.ts';
import { trainDenseEase } from '#ml/models/train-dense-ease.ts';
import { trainEase } from '#ml/models/train-ease.ts';
import { trainUserNeighbors } from '#ml/models/train-user-neighbors.ts';
import { weighByRecency } from '#ml/models/weigh-by-recency.ts';

const ask = (products: readonly number[], weights: readonly number[] = products.map(() => 1), row = 0): Query => ({
  row,
  products: Uint32Array.from(products),
  weights: Float32Array.from(weights),
});
const run = (score: Score, query: Query, count: number) => {
  // What was there before must be lost.
  const scores = new Float32Array(count).fill(99);
  score(query, scores);
  return [...scores];
};

/** Rows: {0, 1}, {0, 1, 2}, {2, 3}, {3}. */
const MATRIX = buildMatrix(4, 4, Uint32Array.of(0, 0, 1, 1, 1, 2, 2, 3), Uint32Array.of(0, 1, 0, 1, 2, 2, 3, 3));

describe('scores of every product', () => {
  test('by a table: rows of what is asked, by their weights', () => {
    const table = {
      offsets: Uint32Array.of(0, 2, 3, 3),
      products: Uint32Array.of(1, 2, 2),
      scores: Float32Array.of(4, 1, 8),
    };
    // 0 with weight 1: 1 -> 4, 2 -> 1; 1 with weight 0.5: 2 -> 4
    expect(run((query, scores) => scoreItemTable(table, query, scores), ask([0, 1], [1, 0.5]), 3)).toEqual([0, 4, 5]);
  });

  test('by dense weights as by the table of all of them', () => {
    const options = { lambda: 50, kernels: createScalarKernels() };
    const dense = trainDenseEase(MATRIX, options);
    const table = trainEase(MATRIX, options);
    const query = ask([0, 2], [1, 0.25]);
    const expected = run((asked, scores) => scoreItemTable(table, asked, scores), query, 4);
    const scores = run((asked, into) => scoreDenseWeights(dense, asked, into), query, 4);
    for (const [product, score] of scores.entries()) expect(score).toBeCloseTo(expected[product]!, 5);
    expect(scores[1]).toBeGreaterThan(scores[3]!);
  });

  test('by the rows alike: the similarities of those who have the product', () => {
    const neighbors = trainUserNeighbors(MATRIX);
    // Row 0 is like row 1 alone: 2 / sqrt(2 * 3). Row 2 like row 1: 1 / sqrt(6), like row 3: 1 / sqrt(2).
    const near = (values: number[]) => values.map((value) => expect.closeTo(value, 6));
    const score: Score = (query, scores) => scoreUserNeighbors(MATRIX, neighbors, query, scores);
    expect(run(score, ask([], [], 0), 4)).toEqual(near([2 / Math.sqrt(6), 2 / Math.sqrt(6), 2 / Math.sqrt(6), 0]));
    const [six, two] = [1 / Math.sqrt(6), 1 / Math.SQRT2];
    expect(run(score, ask([], [], 2), 4)).toEqual(near([six, six, six, two]));
    expect(run(score, ask([0], [1], 4), 4)).toEqual([0, 0, 0, 0]);
  });

  test('columns in many rows say nothing of who is alike', () => {
    // Product 3 is in 2 rows, as 0, 1 and 2 are; with at most 1 nothing is left.
    expect(trainUserNeighbors(MATRIX, { maxColumn: 1 }).products.length).toBe(0);
    expect(trainUserNeighbors(MATRIX, { maxNeighbors: 1 }).products.length).toBe(4);
  });

  test('by a model of some products: the others say and score nothing', () => {
    // The model's own products 0 and 1 are 1 and 3. It doubles the weight of each asked one, for the other.
    const small: Score = ({ products, weights }, scores) => {
      scores.fill(0);
      for (const [i, product] of products.entries()) scores[1 - product]! += 2 * weights[i]!;
    };
    const score = scoreSomeProducts(small, Uint32Array.of(1, 3), 4);
    expect(run(score, ask([0, 3, 2], [7, 5, 9]), 4)).toEqual([0, 10, 0, 0]);
    expect(run(score, ask([]), 4)).toEqual([0, 0, 0, 0]);
  });

  test('by recency: the last asked counts 1, each before it the share of the next', () => {
    const score = weighByRecency(({ products, weights }, scores) => {
      for (const [i, product] of products.entries()) scores[product] = weights[i]!;
    }, 0.5);
    expect(run(score, ask([2, 0, 1], [9, 9, 9]), 3)).toEqual([0.5, 1, 0.25]);
    expect(() => weighByRecency(score, 0)).toThrow('decay must be in (0, 1], got 0');
    expect(() => weighByRecency(score, 1.1)).toThrow('decay must be in (0, 1], got 1.1');
  });

  test('blends: each standardised, the second by its weight', () => {
    // 0, 0, 3 has mean 1 and deviation sqrt((1 + 1 + 4) / 3) = sqrt 2; 1000, 1000, 0 is mirrored: +-.
    const [a, b]: Score[] = [
      [0, 0, 3],
      [1000, 1000, 0],
    ].map((values) => (_: Query, into: Float32Array) => into.set(values)) as [Score, Score];
    const near = (values: number[]) => values.map((value) => expect.closeTo(value, 5));
    expect(run(blendScores(a!, b!, 0, 3), ask([]), 3)).toEqual(near([-1 / Math.SQRT2, -1 / Math.SQRT2, Math.SQRT2]));
    expect(run(blendScores(a!, b!, 1, 3), ask([]), 3)).toEqual(near([0, 0, 0]));
    expect(run(blendScores(a!, b!, 2, 3), ask([]), 3)).toEqual(near([1 / Math.SQRT2, 1 / Math.SQRT2, -Math.SQRT2]));
  });
});
