import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexKeys } from '#ml/data/index-keys.ts';

test('keys are numbered as they appear, whatever they are; the one left out has none', () => {
  expect(indexKeys(Float64Array.of(7, 0, 3, 7, 2 ** 52, 3), 0)).toEqual({
    indices: Int32Array.of(0, -1, 1, 0, 2, 1),
    count: 3,
  });
  const key = fc.oneof(
    fc.nat(20),
    fc.maxSafeNat(),
    fc.nat(20).map((n) => n * 2 ** 32),
  );
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const seen = [...new Set(keys.filter((one) => one !== 0))];
      const { indices, count } = indexKeys(Float64Array.from(keys), 0);
      expect(Array.from(indices)).toEqual(keys.map((one) => seen.indexOf(one)));
      expect(count).toBe(seen.length);
    }),
    { numRuns: 200, seed: 9 },
  );
});
