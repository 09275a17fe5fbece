import { describe, expect, test } from 'vitest';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { holdOutInteractions } from '../../../bench/quality/hold-out-interactions.ts';
import { holdOutSequences } from '../../../bench/quality/hold-out-sequences.ts';
import { measureScore, type ScoredQuestion } from '../../../bench/quality/measure-score.ts';
import { sampleQuestions } from '../../../bench/quality/sample-questions.ts';

describe('interactions held out', () => {
  test('a hidden one is asked about and not trained on', () => {
    // Rows {0, 1, 2}, {1}, {2}: hide the second and the last of the ones.
    const matrix = buildMatrix(3, 3, Uint32Array.of(0, 0, 0, 1, 2), Uint32Array.of(0, 1, 2, 1, 2));
    const held = holdOutInteractions(matrix, (at) => at === 1 || at === 4);
    expect([...held.matrix.columns]).toEqual([0, 2, 1]);
    expect([...held.matrix.offsets]).toEqual([0, 2, 3, 3]);
    expect(
      held.questions.map(({ query, relevant }) => [query.row, [...query.products], [...query.weights], [...relevant]]),
    ).toEqual([
      [0, [0, 2], [1, 1], [1]],
      [2, [], [], [2]],
    ]);
  });
});

describe('sequences held out', () => {
  const list = (rows: readonly (readonly number[])[], drop?: number) => {
    const { sequences, questions } = holdOutSequences(
      {
        productCount: 9,
        offsets: Uint32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]),
        products: Uint32Array.from(rows.flat()),
      },
      drop,
    );
    const trained = rows.map((_, i) => [
      ...sequences.products.subarray(sequences.offsets[i], sequences.offsets[i + 1]),
    ]);
    return { trained, asked: questions.map(({ query, relevant }) => [query.row, [...query.products], [...relevant]]) };
  };

  test('strict: train on s[:-2], ask with s[:-1], the answer is s[-1]', () => {
    expect(list([[1, 2, 3, 4], [5, 6], [7]])).toEqual({
      trained: [[1, 2], [], []],
      asked: [
        [0, [1, 2, 3], [4]],
        [1, [5], [6]],
      ],
    });
  });

  test('one place earlier, the answer of the test is nowhere', () => {
    expect(list([[1, 2, 3, 4], [5, 6], []], 1)).toEqual({ trained: [[1], [], []], asked: [[0, [1, 2], [3]]] });
  });

  test('what comes twice is asked about at its newest place', () => {
    expect(list([[1, 2, 1, 3, 4]]).asked).toEqual([[0, [2, 1, 3], [4]]]);
  });
});

describe('a model measured', () => {
  const ask = (products: number[], relevant: number[]): ScoredQuestion => ({
    query: { row: 0, products: Uint32Array.from(products), weights: new Float32Array(products.length).fill(1) },
    relevant: new Set(relevant),
  });

  test('ranks all but what is asked about, equal scores by index', () => {
    const score = (_: unknown, scores: Float32Array) => scores.set([5, 1, 1, 9]);
    // Asked with 3: ranked 0, 1, 2. Relevant 2 is third: 1 / log2(4) of the best, 1. Asked with 0: ranked 3, 1, 2.
    const figures = measureScore(score, [ask([3], [2]), ask([0], [3])], 4);
    expect(figures).toEqual({ ndcg10: (0.5 + 1) / 2, recall10: 1, recall20: 1 });
  });

  test('what is relevant beyond the tenth place counts in recall@20 only', () => {
    const score = (_: unknown, scores: Float32Array) => scores.set(scores.map((_, product) => -product));
    // Ranked 0, 1, 2 ...: product 12 is thirteenth; 0 gains 1 of 1 + 1 / log2(3).
    const figures = measureScore(score, [ask([], [0, 12])], 30);
    expect(figures).toEqual({ ndcg10: expect.closeTo(1 / (1 + 1 / Math.log2(3)), 9), recall10: 0.5, recall20: 1 });
  });

  test('nothing asked, nothing measured', () => {
    expect(measureScore(() => {}, [], 3)).toEqual({ ndcg10: 0, recall10: 0, recall20: 0 });
  });

  test('a sample has as many as asked for, each once, in their order, by the seed', () => {
    const questions = Array.from({ length: 50 }, (_, product) => ask([product], [60]));
    const sample = sampleQuestions(questions, 20, createRandom(1));
    const places = sample.map((question) => questions.indexOf(question));
    expect(places.length).toBe(20);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(sampleQuestions(questions, 20, createRandom(1))).toEqual(sample);
    expect(sampleQuestions(questions, 20, createRandom(2))).not.toEqual(sample);
    expect(sampleQuestions(questions, 50, createRandom(1))).toBe(questions);
  });
});
