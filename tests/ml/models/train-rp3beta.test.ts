import { describe, expect, test } from 'vitest';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { trainRp3beta } from '#ml/models/train-rp3beta.ts';

/** Rows: {0, 1}, {0, 1, 2}, {0}. Ones by row 2, 3, 1; by column 3, 2, 1. */
const MATRIX = buildMatrix(3, 3, Uint32Array.of(0, 0, 1, 1, 1, 2), Uint32Array.of(0, 1, 0, 1, 2, 0));

const listRows = ({ offsets, products, scores }: ReturnType<typeof trainRp3beta>) =>
  Array.from({ length: offsets.length - 1 }, (_, p) =>
    Array.from(products.subarray(offsets[p], offsets[p + 1]), (other, i) => [other, scores[offsets[p]! + i]!]),
  );
const near = (pairs: number[][]) => pairs.map(([other, score]) => [other, expect.closeTo(score!, 6)]);

describe('RP3beta', () => {
  test('walks: one over the length of each step', () => {
    // 0 -> 1: 1/3 (1/2 + 1/3) = 5/18; 0 -> 2: 1/3 * 1/3 = 1/9
    // 1 -> 0: 1/2 (1/2 + 1/3) = 5/12; 1 -> 2: 1/2 * 1/3 = 1/6
    // 2 -> 0: 1/1 * 1/3 = 1/3; 2 -> 1: 1/3, the larger index after
    expect(listRows(trainRp3beta(MATRIX, { alpha: 1, beta: 0 }))).toEqual([
      near([
        [1, 5 / 18],
        [2, 1 / 9],
      ]),
      near([
        [0, 5 / 12],
        [2, 1 / 6],
      ]),
      near([
        [0, 1 / 3],
        [1, 1 / 3],
      ]),
    ]);
  });

  test('beta holds popular ends back', () => {
    // From 2 with beta 1: to 0 1/3 / 3 = 1/9, to 1 1/3 / 2 = 1/6: now 1 leads.
    expect(listRows(trainRp3beta(MATRIX, { alpha: 1, beta: 1 }))[2]).toEqual(
      near([
        [1, 1 / 6],
        [0, 1 / 9],
      ]),
    );
  });

  test('alpha 0 counts rows alike', () => {
    // 0 and 1 are together twice, 0 and 2 once.
    expect(listRows(trainRp3beta(MATRIX, { alpha: 0, beta: 0 }))[0]).toEqual(
      near([
        [1, 2],
        [2, 1],
      ]),
    );
  });

  test('keeps the best only, and leaves long rows out', () => {
    expect(listRows(trainRp3beta(MATRIX, { beta: 0, maxNeighbors: 1 })).map((row) => row.length)).toEqual([1, 1, 1]);
    // Without row 1: only 0 and 1 go together, by way of row 0; product 0 is then in two rows.
    expect(listRows(trainRp3beta(MATRIX, { beta: 0, maxRow: 2 }))).toEqual([
      near([[1, 1 / 4]]),
      near([[0, 1 / 2]]),
      [],
    ]);
  });

  test('nothing in, nothing out', () => {
    const empty = buildMatrix(0, 0, new Uint32Array(), new Uint32Array());
    expect(listRows(trainRp3beta(empty))).toEqual([]);
    const alone = buildMatrix(1, 2, Uint32Array.of(0), Uint32Array.of(1));
    expect(listRows(trainRp3beta(alone))).toEqual([[], []]);
  });

  test.each([
    [{ alpha: -1 }, 'alpha must be a number from 0, got -1'],
    [{ beta: Number.NaN }, 'beta must be a number from 0, got NaN'],
    [{ maxNeighbors: 0 }, 'maxNeighbors must be a positive integer, got 0'],
    [{ maxRow: 0.5 }, 'maxLength must be a positive integer, got 0.5'],
  ])('refuses %j', (options, says) => {
    expect(() => trainRp3beta(MATRIX, options)).toThrow(says);
  });
});
