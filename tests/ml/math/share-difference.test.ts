import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testShareDifference } from '#ml/math/test-share-difference.ts';

test('the lady tasting tea: three of four against one of four', () => {
  // C(4, 3) C(4, 1) / C(8, 4) = 16 / 70, and 1 / 70 for all four: 2 x 17 / 70.
  expect(testShareDifference({ count: 3, of: 4 }, { count: 1, of: 4 })).toBeCloseTo(34 / 70, 12);
  expect(testShareDifference({ count: 1, of: 4 }, { count: 3, of: 4 })).toBeCloseTo(34 / 70, 12);
  expect(testShareDifference({ count: 4, of: 4 }, { count: 0, of: 4 })).toBeCloseTo(2 / 70, 12);
});

test('of none, of nobody and of everybody nothing differs', () => {
  for (const [count, of, others] of [
    [0, 0, 5],
    [0, 5, 0],
    [5, 5, 5],
  ] as const)
    expect(testShareDifference({ count, of }, { count: count && others, of: others })).toBe(1);
});

test('it is the sum over all tables with these totals, at any size', () => {
  const small = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(small, small, fc.nat(), fc.nat(), (n, others, one, other) => {
      const [a, b] = [one % (n + 1), other % (others + 1)];
      const weight = (x: number) => choose(a + b, x) * choose(n + others - a - b, n - x);
      const sum = (from: number, to: number) => {
        let total = 0;
        for (let x = from; x <= to; x++) total += weight(x);
        return total;
      };
      const expected = Math.min(1, (2 * Math.min(sum(a, n), sum(0, a))) / sum(0, n));
      expect(testShareDifference({ count: a, of: n }, { count: b, of: others })).toBeCloseTo(expected, 9);
    }),
  );
  expect(testShareDifference({ count: 150_000, of: 200_000 }, { count: 1, of: 200_000 })).toBeLessThan(1e-300);
});

/** Pascal's triangle as a product; none where there are too few. */
function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}
