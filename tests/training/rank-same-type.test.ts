import { expect, test } from 'vitest';
import { createSameTypeRanker } from '#app/training/rank-same-type.ts';

test('what sells best among products of the types asked about, what is given left out', () => {
  const types = new Map([
    [10, 'Mug'],
    [20, 'Mug'],
    [30, 'Tea'],
    [40, 'Mug'],
    [50, ''],
  ]);
  const rank = createSameTypeRanker(
    Float32Array.of(1, 5, 9, 5, 7),
    Float64Array.of(10, 20, 30, 40, 50),
    (id) => types.get(id) ?? '',
    2,
  );
  const ask = (...ids: number[]) =>
    rank({ given: ids.map((productId) => ({ productId, lastBoughtAt: 0 })), relevant: new Set() });
  // Equal ones by id; the list is cut at two.
  expect(ask(10)).toEqual([20, 40]);
  expect(ask(20)).toEqual([40, 10]);
  expect(ask(10, 30)).toEqual([20, 40]);
  // Without a type there is nothing to go by.
  expect(ask(50)).toEqual([]);
  expect(ask(99)).toEqual([]);
});
