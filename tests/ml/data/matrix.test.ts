import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { buildVocabulary } from '#ml/data/build-vocabulary.ts';
import { chooseRowCap } from '#ml/data/choose-row-cap.ts';
import { findIndex } from '#ml/data/find-index.ts';
import { keepShortRows } from '#ml/data/keep-short-rows.ts';
import type { Matrix } from '#ml/data/matrix.ts';
import { mergeRows } from '#ml/data/merge-rows.ts';
import { splitByTime } from '#ml/data/split-by-time.ts';
import { transposeMatrix } from '#ml/data/transpose-matrix.ts';
import { makePurchases } from '../make-purchases.ts';

const pairs = fc.array(fc.tuple(fc.nat(6), fc.nat(4)));

function build(cells: readonly (readonly [number, number])[]): Matrix {
  return buildMatrix(
    7,
    5,
    Uint32Array.from(cells, ([row]) => row),
    Uint32Array.from(cells, ([, column]) => column),
  );
}

function listCells({ rowCount, offsets, columns }: Matrix): string[] {
  return Array.from({ length: rowCount }, (_, row) =>
    [...columns.subarray(offsets[row], offsets[row + 1])].map((column) => `${row},${column}`),
  ).flat();
}

test('a vocabulary holds each id once, ascending, and finds each again', () => {
  const vocabulary = buildVocabulary(Float64Array.of(7, 3, 9_007_199_254_740_991, 3, 7));
  expect([...vocabulary]).toEqual([3, 7, 9_007_199_254_740_991]);
  expect([3, 7, 9_007_199_254_740_991, 5, 0].map((id) => findIndex(vocabulary, id))).toEqual([0, 1, 2, -1, -1]);
  expect(findIndex(new Float64Array(0), 1)).toBe(-1);
});

test('a matrix holds its distinct pairs, by row and column, whatever their order', () => {
  fc.assert(
    fc.property(pairs, (cells) => {
      const expected = [...new Set(cells.map(([row, column]) => `${row},${column}`))].sort();
      expect(listCells(build(cells))).toEqual(expected);
      expect(build([...cells].reverse())).toEqual(build(cells));
    }),
  );
});

test('transposing swaps the pairs, and twice is nothing', () => {
  fc.assert(
    fc.property(pairs, (cells) => {
      const matrix = build(cells);
      const swapped = listCells(transposeMatrix(matrix)).map((cell) => cell.split(',').reverse().join(','));
      expect(swapped.sort()).toEqual(listCells(matrix));
      expect(transposeMatrix(transposeMatrix(matrix))).toEqual(matrix);
    }),
  );
});

test('buildMatrix refuses pairs that are outside or not pairs', () => {
  expect(() => buildMatrix(1, 1, Uint32Array.of(1), Uint32Array.of(0))).toThrow('must lie within 1 x 1, got (1, 0)');
  expect(() => buildMatrix(1, 1, Uint32Array.of(0), new Uint32Array(0))).toThrow('must pair up, got 1 and 0');
});

test('keepShortRows empties what is longer and keeps the numbers', () => {
  const matrix = build([
    [0, 0],
    [0, 1],
    [0, 2],
    [2, 1],
    [2, 4],
  ]);
  expect(listCells(keepShortRows(matrix, 2))).toEqual(['2,1', '2,4']);
  expect(keepShortRows(matrix, 3)).toEqual(matrix);
  expect(() => keepShortRows(matrix, 0)).toThrow('maxLength must be a positive integer, got 0');
});

test('chooseRowCap is the 95th percentile of filled rows, from 100 to 500', () => {
  const rows = (lengths: readonly number[]): Matrix => {
    const offsets = [0];
    for (const length of lengths) offsets.push(offsets.at(-1)! + length);
    return {
      rowCount: lengths.length,
      columnCount: 1000,
      offsets: Uint32Array.from(offsets),
      columns: new Uint32Array(0),
    };
  };
  expect(chooseRowCap(rows([]))).toBe(100);
  expect(chooseRowCap(rows([1, 2, 900]))).toBe(500);
  expect(chooseRowCap(rows(Array.from({ length: 20 }, () => 3)))).toBe(100);
  // 20 filled rows of 10, 20, ... 200: the 19th is the 95th percentile; empty rows do not count.
  expect(chooseRowCap(rows([0, 0, ...Array.from({ length: 20 }, (_, i) => 10 * (i + 1))]))).toBe(190);
});

test('mergeRows joins the baskets of a buyer and leaves out the unknown', () => {
  const purchases = makePurchases([
    { products: [10, 11], buyer: 9 },
    { products: [12], buyer: 0 },
    { products: [11, 12], buyer: 9 },
    { products: [12], buyer: 4 },
  ]);
  const baskets = buildBasketMatrix(purchases, Float64Array.of(10, 11, 12));
  // Buyer 4 is row 0, buyer 9 row 1.
  expect(listCells(mergeRows(baskets, purchases.buyerIds))).toEqual(['0,2', '1,0', '1,1', '1,2']);
  expect(() => mergeRows(baskets, new Float64Array(1))).toThrow('there must be 4 owners, got 1');
});

test('splitByTime: an order at the cutoff is later', () => {
  const purchases = makePurchases([
    { products: [1, 2], at: 10, buyer: 1 },
    { products: [3], at: 20, buyer: 2 },
    { products: [4, 5], at: 30, buyer: 3 },
  ]);
  const { before, after } = splitByTime(purchases, 20);
  expect(before).toEqual(makePurchases([{ products: [1, 2], at: 10, buyer: 1 }]));
  expect(after).toEqual(
    makePurchases([
      { products: [3], at: 20, buyer: 2 },
      { products: [4, 5], at: 30, buyer: 3 },
    ]),
  );
  const counted = { ...purchases, units: Float32Array.of(1, 2, 3, 4, 5) };
  expect(splitByTime(counted, 20).before.units).toEqual(Float32Array.of(1, 2));
  expect(splitByTime(counted, 20).after.units).toEqual(Float32Array.of(3, 4, 5));
  expect(splitByTime(purchases, 0).before.orderedAt.length).toBe(0);
  expect(splitByTime(purchases, 99).after.offsets).toEqual(Uint32Array.of(0));
});
