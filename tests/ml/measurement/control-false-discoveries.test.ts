import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controlFalseDiscoveries } from '#ml/measurement/control-false-discoveries.ts';

const of = (...differences: number[]) => differences.map((difference) => ({ difference, standardError: 1 }));

test('finds the first R p-values below their steps', () => {
  // p of 3, 2.5, 2.2 and 1: .0027, .0124, .0278, .3173; steps .0125, .025, .0375, .05 -> R = 3.
  // Intervals at 1 - 3 * .05 / 4 = 96.25 %: z of .01875 is 2.0803.
  const { tested, found, z } = controlFalseDiscoveries(of(3, -2.5, 2.2, 1), 0.05);
  expect([tested, found]).toEqual([4, 3]);
  expect(z).toBeCloseTo(2.0803, 3);
});

test('one alone is tested as usual; none found leaves intervals as wide as for one of all', () => {
  expect(controlFalseDiscoveries(of(2), 0.05)).toMatchObject({ found: 1 });
  expect(controlFalseDiscoveries(of(2), 0.05).z).toBeCloseTo(1.96, 3);
  // 10 of them: z of .0025 is 2.8070, so 2 is not found.
  const many = controlFalseDiscoveries(of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0), 0.05);
  expect(many.found).toBe(0);
  expect(many.z).toBeCloseTo(2.807, 3);
});

test('what has no error is not tested', () => {
  const estimates = [
    { difference: null, standardError: null },
    { difference: 0.4, standardError: 0 },
  ];
  expect(controlFalseDiscoveries(estimates, 0.05)).toMatchObject({ tested: 0, found: 0 });
  expect(controlFalseDiscoveries([], 0.05).z).toBeCloseTo(1.96, 3);
});

test('an interval leaves out 0 exactly where the estimate is found', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 1, maxLength: 60 }), (values) => {
      const { found, z } = controlFalseDiscoveries(of(...values), 0.05);
      expect(values.filter((value) => Math.abs(value) > z)).toHaveLength(found);
    }),
  );
});
