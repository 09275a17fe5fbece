import { describe, expect, test } from 'vitest';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { chooseFullColumns } from '#ml/data/choose-full-columns.ts';
import { countColumns } from '#ml/data/count-columns.ts';
import { keepColumns } from '#ml/data/keep-columns.ts';
import { weighRows } from '#ml/data/weigh-rows.ts';

/** Rows {0, 2, 3}, {2}, {}, {1, 2, 3, 4}: columns have 1, 1, 3, 2, 1 ones. */
const MATRIX = buildMatrix(4, 5, Uint32Array.of(0, 0, 0, 1, 3, 3, 3, 3), Uint32Array.of(0, 2, 3, 2, 1, 2, 3, 4));

describe('columns', () => {
  test('are counted', () => {
    expect([...countColumns(MATRIX)]).toEqual([1, 1, 3, 2, 1]);
  });

  test('are counted by the weight of their rows', () => {
    expect([...countColumns(MATRIX, Float32Array.of(1, 0.5, 8, 0))]).toEqual([1, 0, 1.5, 1, 0]);
  });

  test('the fullest are chosen, equal ones by index, and come ascending', () => {
    expect([...chooseFullColumns(MATRIX, 2)]).toEqual([2, 3]);
    expect([...chooseFullColumns(MATRIX, 3)]).toEqual([0, 2, 3]);
    expect([...chooseFullColumns(MATRIX, 99)]).toEqual([0, 1, 2, 3, 4]);
  });

  test('those kept are numbered anew, and rows stay', () => {
    const kept = keepColumns(MATRIX, Uint32Array.of(0, 3, 4));
    expect([kept.rowCount, kept.columnCount]).toEqual([4, 3]);
    expect([...kept.offsets]).toEqual([0, 2, 2, 2, 4]);
    expect([...kept.columns]).toEqual([0, 1, 1, 2]);
  });
});

describe('rows weighed by length', () => {
  test('power 0: all that hold something alike', () => {
    expect([...weighRows(MATRIX, 0)]).toEqual([1, 1, 0, 1]);
  });

  test('power 1: a vote for each row, as many votes as ones', () => {
    // 8 ones, 3 rows that hold something: a row's ones share 8 / 3.
    const near = (values: number[]) => values.map((value) => expect.closeTo(value, 6));
    expect([...weighRows(MATRIX, 1)]).toEqual(near([8 / 9, 8 / 3, 0, 8 / 12]));
  });

  test('nothing in, nothing out', () => {
    expect([...weighRows(buildMatrix(2, 0, new Uint32Array(), new Uint32Array()), 1)]).toEqual([0, 0]);
  });

  test.each([-1, Number.NaN])('refuses power %d', (power) => {
    expect(() => weighRows(MATRIX, power)).toThrow(`power must be a number from 0, got ${power}`);
  });
});
