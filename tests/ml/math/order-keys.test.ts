import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexOfKey, MAX_ORDERED, orderKey } from '#ml/math/order-keys.ts';

const score = fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0, -0, 1, -1, 2 ** -140, -(2 ** -140)));
const index = fc.oneof(fc.nat(MAX_ORDERED - 1), fc.constantFrom(0, 1, MAX_ORDERED - 1));

test('orderKey: the larger score has the larger key, of equal scores the smaller index', () => {
  fc.assert(
    fc.property(score, score, index, index, (a, b, i, j) => {
      const expected = a > b || (a === b && i < j) ? 1 : a === b && i === j ? 0 : -1;
      expect(Math.sign(orderKey(a, i) - orderKey(b, j))).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

test('orderKey: a key is a whole number that tells its index', () => {
  fc.assert(
    fc.property(score, index, (value, at) => {
      const key = orderKey(value, at);
      expect(Number.isSafeInteger(key)).toBe(true);
      expect(indexOfKey(key)).toBe(at);
    }),
  );
});
