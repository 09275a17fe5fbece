import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRfmCuts } from '#ml/profiles/find-rfm-cuts.ts';
import { scoreRfm } from '#ml/profiles/score-rfm.ts';

const cutsOf = (values: readonly number[]) => {
  const column = Float64Array.from(values);
  return findRfmCuts({ recencyDays: column, frequency: column, monetaryMinor: column });
};
const score = (values: readonly number[]) => {
  const cuts = cutsOf(values);
  return values.map((value) => scoreRfm(cuts, { recencyDays: value, frequency: value, monetaryMinor: value }));
};

test('scoreRfm: quintiles of the shop, by hand', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  expect(cutsOf(values).frequency).toEqual([2, 4, 6, 8]);
  const scores = score(values);
  expect(scores.map(({ frequency }) => frequency)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  // Fewer days since the last order are better.
  expect(scores.map(({ recency }) => recency)).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
});

test('scoreRfm: ties share a score, and a quintile may stay empty', () => {
  // Eight of ten bought once: all four cuts are 1, except that 80 % is still 1.
  const values = [1, 1, 1, 1, 1, 1, 1, 1, 2, 3];
  expect(cutsOf(values).frequency).toEqual([1, 1, 1, 1]);
  expect(score(values).map(({ frequency }) => frequency)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 5, 5]);
});

test('scoreRfm: more is never scored less', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1 }), (values) => {
      const scores = score(values);
      for (const [i, a] of values.entries()) {
        for (const [j, b] of values.entries()) {
          if (a === b) expect(scores[i]).toEqual(scores[j]);
          if (a < b) expect(scores[i]!.monetary).toBeLessThanOrEqual(scores[j]!.monetary);
          if (a < b) expect(scores[i]!.recency).toBeGreaterThanOrEqual(scores[j]!.recency);
        }
      }
    }),
  );
});
