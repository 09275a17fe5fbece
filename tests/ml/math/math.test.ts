import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { decomposeCholesky } from '#ml/math/decompose-cholesky.ts';
import { median } from '#ml/math/median.ts';
import { quantile } from '#ml/math/quantile.ts';
import { roundMinor } from '#ml/math/round-minor.ts';
import { selectTop } from '#ml/math/select-top.ts';
import { solveCholesky } from '#ml/math/solve-cholesky.ts';

test('median: the middle, the mean of two middles, null of nothing', () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([1, 10, 2, 9])).toBe(5.5);
  expect(median([])).toBeNull();
});

test('roundMinor: halves go up, and half a cent less than nothing is 0, not -0', () => {
  expect([1.5, 1.49, -1.5, -1.51, -0.5, -0.2, -0, 0].map(roundMinor)).toEqual([2, 1, -1, -2, 0, 0, 0, 0]);
});

test('quantile: the smallest value with the share at or below it', () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  expect([0.01, 0.2, 0.25, 0.5, 0.8, 1].map((p) => quantile(values, p))).toEqual([1, 2, 3, 5, 8, 10]);
  // 0.55 * 100 is 55.00000000000001 in floating point: still the 55th.
  expect(
    quantile(
      Float64Array.from({ length: 100 }, (_, i) => i + 1),
      0.55,
    ),
  ).toBe(55);
  expect(() => quantile(new Float64Array(0), 0.5)).toThrow('at least one value');
  expect(() => quantile(values, 0)).toThrow('p must be in (0, 1], got 0');
});

test('selectTop is a full sort cut short: by score, then index, of the accepted only', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 5 }), { maxLength: 40 }), fc.nat(12), (scores, limit) => {
      const compare = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
      const isAccepted = (i: number) => scores[i]! > 0;
      const expected = [...scores.keys()].filter(isAccepted).sort(compare).slice(0, limit);
      expect(selectTop([...scores.keys()], limit, compare, isAccepted)).toEqual(expected);
      expect(selectTop([...scores.keys()].reverse(), limit, compare, isAccepted)).toEqual(expected);
    }),
  );
});

test('selectTop costs count times log(limit) at worst, not count times limit', () => {
  let compared = 0;
  const compare = (a: number, b: number) => (compared++, b - a);
  // Every candidate is better than all before it: each displaces the worst of 1000.
  const best = selectTop(
    Array.from({ length: 20_000 }, (_, i) => i),
    1000,
    compare,
  );
  expect([best[0], best.at(-1)]).toEqual([19_999, 19_000]);
  // At most 1 + 2 log2(1000) < 21 for each, and the sort at the end; an insertion would take 20 million.
  expect(compared).toBeLessThan(21 * 20_000 + 20_000);
});

test('createRandom: the same seed gives the same numbers, evenly in [0, 1)', () => {
  const [one, two, other] = [createRandom(1), createRandom(1), createRandom(2)];
  const numbers = Array.from({ length: 10_000 }, one);
  expect(Array.from({ length: 10_000 }, two)).toEqual(numbers);
  expect(other()).not.toBe(numbers[0]);
  expect(numbers.every((value) => value >= 0 && value < 1)).toBe(true);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  // Standard error of the mean of 10,000 uniform numbers: 0.2887 / 100 = 0.003.
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
});

test('Cholesky: 4x + 2y = 10, 2x + 3y = 9', () => {
  // L = [[2, 0], [1, sqrt 2]].
  const lower = decomposeCholesky(Float64Array.of(4, 0, 2, 3), 2)!;
  expect([lower[0], lower[2], lower[3]]).toEqual([2, 1, Math.sqrt(2)]);
  const [x, y] = solveCholesky(lower, Float64Array.of(10, 9));
  expect(x).toBeCloseTo(1.5, 12);
  expect(y).toBeCloseTo(2, 12);
  // 1 and 2 are one equation twice: no solution to speak of.
  expect(decomposeCholesky(Float64Array.of(1, 0, 1, 1), 2)).toBeNull();
});
