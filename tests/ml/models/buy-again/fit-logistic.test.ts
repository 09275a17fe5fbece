import { expect, test } from 'vitest';
import { fitLogistic } from '#ml/models/buy-again/fit-logistic.ts';

const examples = (features: readonly number[], labels: readonly number[], columnCount = 1) => ({
  features: Float64Array.from(features),
  labels: Uint8Array.from(labels),
  columnCount,
  weights: new Float64Array(labels.length).fill(1),
});

test('one Newton step from nothing, by hand', () => {
  // x = 0, 0, 2, 2: standardised -1, -1, 1, 1. y = 0, 0, 0, 1. At 0 all p are 1/2:
  // slope (sum of y - p) = -1, and of x times it: .5 + .5 - .5 + .5 = 1; curvature: 4 / 4 = 1 on both, and 1 of penalty.
  // Step: constant -1 / 1, weight 1 / (1 + 1) a standard deviation of 1. In x itself: .5, and -1 - .5 * mean 1 = -1.5.
  const fitted = fitLogistic(examples([0, 0, 2, 2], [0, 0, 0, 1]), { penalty: 1, maxSteps: 1 })!;
  expect(fitted[0]).toBeCloseTo(-1.5, 6);
  expect(fitted[1]).toBeCloseTo(0.5, 6);
});

test('without a penalty two groups get their own shares', () => {
  // 1 of 4 where x is 0, 3 of 4 where it is 1: logits -ln 3 and ln 3.
  const fitted = fitLogistic(examples([0, 0, 0, 0, 1, 1, 1, 1], [1, 0, 0, 0, 1, 1, 1, 0]), { penalty: 0 })!;
  expect(fitted[0]).toBeCloseTo(-Math.log(3), 6);
  expect(fitted[1]).toBeCloseTo(2 * Math.log(3), 6);
});

test('many examples give what few give: a sample only shows the way', () => {
  // The same two groups 2,000 times over, of which every 16th example alone would know one group: in another order.
  const [features, labels] = [
    [0, 0, 0, 0, 1, 1, 1, 1],
    [1, 0, 0, 0, 1, 1, 1, 0],
  ];
  const turned = (values: readonly number[]) => Array.from({ length: 16_000 }, (_, i) => values[(i + (i >> 4)) % 8]!);
  const fitted = fitLogistic(examples(turned(features), turned(labels)), { penalty: 0 })!;
  expect(fitted[0]).toBeCloseTo(-Math.log(3), 6);
  expect(fitted[1]).toBeCloseTo(2 * Math.log(3), 6);
});

test('a weight of two is the example twice', () => {
  const twice = fitLogistic(examples([0, 0, 1, 1, 1], [1, 0, 1, 1, 0]))!;
  const weighted = fitLogistic({ ...examples([0, 0, 1, 1], [1, 0, 1, 0]), weights: Float64Array.of(1, 1, 2, 1) })!;
  expect(weighted[0]).toBeCloseTo(twice[0]!, 9);
  expect(weighted[1]).toBeCloseTo(twice[1]!, 9);
});

test('what never varies says nothing; what separates is held back by the penalty', () => {
  const fitted = fitLogistic(examples([7, 0, 7, 0, 7, 1, 7, 1], [0, 0, 1, 1], 2))!;
  expect(fitted[1]).toBe(0);
  expect(fitted[2]).toBeGreaterThan(0);
  expect([...fitted].every(Number.isFinite)).toBe(true);
});

test('one outcome only, or nothing at all, teaches nothing', () => {
  expect(fitLogistic(examples([1, 2], [1, 1]))).toBeNull();
  expect(fitLogistic(examples([], []))).toBeNull();
});
