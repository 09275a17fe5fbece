import { expect, test } from 'vitest';
import { estimateCovariance } from '#ml/math/estimate-covariance.ts';
import { minimise, type Objective } from '#ml/math/minimise.ts';

/** Half of (x - 3)^2 / 4 + (y + 1)^2 / 9: a normal log-likelihood of variances 4 and 9. */
const bowl: Objective = ([x, y], gradient) => {
  gradient.set([(x! - 3) / 4, (y! + 1) / 9]);
  return (x! - 3) ** 2 / 8 + (y! + 1) ** 2 / 18;
};

test('the lowest point of a bowl', () => {
  const { point, value, converged } = minimise(bowl, [40, -40]);
  expect(point[0]).toBeCloseTo(3, 6);
  expect(point[1]).toBeCloseTo(-1, 6);
  expect([value < 1e-12, converged]).toEqual([true, true]);
});

test('the end of a bent valley (Rosenbrock)', () => {
  const { point, converged } = minimise(
    ([x, y], gradient) => {
      gradient.set([-400 * x! * (y! - x! ** 2) - 2 * (1 - x!), 200 * (y! - x! ** 2)]);
      return 100 * (y! - x! ** 2) ** 2 + (1 - x!) ** 2;
    },
    [-1.2, 1],
  );
  expect(point[0]).toBeCloseTo(1, 6);
  expect(point[1]).toBeCloseTo(1, 6);
  expect(converged).toBe(true);
});

test('a value that is not a number is never stepped on', () => {
  // ln(x) - x has no value below 0; its top is at 1.
  const { point } = minimise(
    ([x], gradient) => {
      gradient[0] = 1 - 1 / x!;
      return x! - Math.log(x!);
    },
    [0.01],
    { maxStep: 100 },
  );
  expect(point[0]).toBeCloseTo(1, 6);
});

test('without a lowest point, or the steps to reach it, it says so', () => {
  const slide: Objective = ([x], gradient) => {
    gradient[0] = -1;
    return -x!;
  };
  expect(minimise(slide, [0], { maxIterations: 10 })).toMatchObject({ converged: false, iterations: 10 });
  expect(minimise(bowl, [40, -40], { maxIterations: 1 }).converged).toBe(false);
});

test('a plain is as low as it gets', () => {
  expect(minimise(() => 5, [1, 2])).toMatchObject({ point: Float64Array.of(1, 2), converged: true, iterations: 0 });
});

test('the covariance is the inverse of the curvature', () => {
  const covariance = estimateCovariance(bowl, Float64Array.of(3, -1))!;
  // Variances 4 and 9, independent.
  for (const [i, expected] of [4, 0, 0, 9].entries()) expect(covariance[i]).toBeCloseTo(expected, 6);
  expect(estimateCovariance(() => 5, Float64Array.of(1, 2))).toBeNull();
});
