import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNthLargest } from '#ml/math/find-nth-largest.ts';

describe('nth largest', () => {
  test('of a few, equal ones counted each', () => {
    const find = (n: number) => findNthLargest(Float64Array.of(3, 9, 3, -1), 4, n);
    expect([1, 2, 3, 4].map(find)).toEqual([9, 3, 3, -1]);
  });

  test('looks at the first ones only', () => {
    expect(findNthLargest(Float64Array.of(1, 2, 100), 2, 1)).toBe(2);
  });

  test('is what a sort finds', () => {
    const values = fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.nat(), (list, at) => {
        const n = 1 + (at % list.length);
        const sorted = [...list].sort((a, b) => b - a);
        expect(findNthLargest(Float64Array.from(list), list.length, n)).toBe(sorted[n - 1]);
      }),
    );
  });

  test.each([0, 3, 1.5, Number.NaN])('refuses n %d of 2', (n) => {
    expect(() => findNthLargest(Float64Array.of(1, 2), 2, n)).toThrow(`n must be from 1 to 2, got ${n}`);
  });
});
