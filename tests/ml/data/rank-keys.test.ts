import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankKeys } from '#ml/data/rank-keys.ts';

test('keys are ranked by size, whatever they are; what stands for nobody has no place', () => {
  expect(rankKeys(Float64Array.of(70, 0, 5, 70, 9e15), 0)).toEqual({
    keys: Float64Array.of(5, 70, 9e15),
    ranks: Int32Array.of(1, -1, 0, 1, 2),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: -3, max: 9 }), fc.maxSafeInteger())), (list) => {
      const sorted = [...new Set(list.filter((key) => key !== 0))].sort((a, b) => a - b);
      const { keys, ranks } = rankKeys(Float64Array.from(list), 0);
      expect([...keys]).toEqual(sorted);
      expect([...ranks]).toEqual(list.map((key) => (key === 0 ? -1 : sorted.indexOf(key))));
    }),
  );
});
