import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareDifferenceInterval } from '#ml/math/share-difference-interval.ts';
import { wilsonInterval } from '#ml/math/wilson-interval.ts';

test('the score interval of 81 of 263', () => {
  // Newcombe (1998), table I: 0.2553 to 0.3662.
  // (81 + 1.9207) / (263 + 3.8415) = .31075; 1.95996 * sqrt(81 * 182 / 263 + .96036) / 266.8415 = .05542.
  expect(wilsonInterval(81, 263)!.map((bound) => bound.toFixed(4))).toEqual(['0.2553', '0.3662']);
});

test('none of ten may still be one of four, all of ten may be three of four', () => {
  // 1.95996² / (10 + 1.95996²) = .2775
  expect(wilsonInterval(0, 10)).toEqual([0, expect.closeTo(0.2775, 4)]);
  expect(wilsonInterval(10, 10)).toEqual([expect.closeTo(0.7225, 4), 1]);
});

test('of none nothing is known; more than all is a fault', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  expect(() => wilsonInterval(3, 2)).toThrow('Cannot estimate a share: the count must be from 0 to 2, got 3.');
});

test('the interval holds its share, within 0 and 1, and narrows with more', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (some, rest) => {
      const [lower, upper] = wilsonInterval(some, some + rest)!;
      const share = some / (some + rest);
      const [tenfoldLower, tenfoldUpper] = wilsonInterval(some * 10, (some + rest) * 10)!;
      return (
        lower >= 0 && upper <= 1 && lower <= share && share <= upper && tenfoldUpper - tenfoldLower < upper - lower
      );
    }),
  );
});

test('the difference of 56 of 70 and 48 of 80', () => {
  // Newcombe (1998), table II, method 10: .0524 to .3339 around .2.
  const interval = shareDifferenceInterval({ count: 56, of: 70 }, { count: 48, of: 80 })!;
  expect(interval.map((bound) => bound.toFixed(4))).toEqual(['0.0524', '0.3339']);
  expect(shareDifferenceInterval({ count: 1, of: 2 }, { count: 0, of: 0 })).toBeNull();
});
