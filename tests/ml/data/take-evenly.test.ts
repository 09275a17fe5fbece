import { expect, test } from 'vitest';
import { takeEvenly } from '#ml/data/take-evenly.ts';

test('values are taken in even steps, all of them where there are few', () => {
  // 7 / 3 = 2.33: at 0, 2.33 and 4.67.
  expect(takeEvenly([0, 1, 2, 3, 4, 5, 6], 3)).toEqual([0, 2, 4]);
  expect(takeEvenly([0, 1, 2], 3)).toEqual([0, 1, 2]);
  expect(takeEvenly([], 3)).toEqual([]);
});
