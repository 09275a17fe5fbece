import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreRfm } from '#ml/profiles/score-rfm.ts';
import { summarizeBuyer } from '#ml/profiles/summarize-buyer.ts';

test('summarizeBuyer: first, last, sum, gaps and their median', () => {
  const summary = summarizeBuyer(Float64Array.of(1000, 4500, 4500, 14_500), Float64Array.of(100, 200, -50, 0));
  expect(summary).toEqual({
    firstOrderAt: 1000,
    lastOrderAt: 14_500,
    orderCount: 4,
    netRevenueMinor: 250,
    // 3.5 s, 0 s, 10 s in whole seconds.
    gapSeconds: Uint32Array.of(3, 0, 10),
    medianGapSeconds: 3,
  });
});

test('summarizeBuyer: two middle gaps are averaged and cut to whole seconds', () => {
  const at = Float64Array.of(0, 1000, 5000);
  // Gaps 1 and 4: 2.5, cut to 2.
  expect(summarizeBuyer(at, new Float64Array(3))?.medianGapSeconds).toBe(2);
  expect(summarizeBuyer(Float64Array.of(7), Float64Array.of(5))?.medianGapSeconds).toBeNull();
  expect(summarizeBuyer(new Float64Array(0), new Float64Array(0))).toBeNull();
});

const columns = (values: readonly number[]) => ({
  recencyDays: Float64Array.from(values),
  frequency: Float64Array.from(values),
  monetaryMinor: Float64Array.from(values),
});

test('scoreRfm: quintiles of the shop, by hand', () => {
  const scores = scoreRfm(columns([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), { minBuyers: 10 })!;
  expect(scores.cutPoints.frequency).toEqual([2, 4, 6, 8]);
  expect([...scores.frequency]).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  // Fewer days since the last order are better.
  expect([...scores.recency]).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
});

test('scoreRfm: ties share a score, and a quintile may stay empty', () => {
  // Eight of ten bought once: all four cuts are 1, except that 80 % is still 1.
  const scores = scoreRfm(columns([1, 1, 1, 1, 1, 1, 1, 1, 2, 3]), { minBuyers: 10 })!;
  expect(scores.cutPoints.frequency).toEqual([1, 1, 1, 1]);
  expect([...scores.frequency]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 5, 5]);
});

test('scoreRfm: nothing below 100 buyers', () => {
  expect(scoreRfm(columns(Array.from({ length: 99 }, (_, i) => i)))).toBeNull();
  expect(scoreRfm(columns(Array.from({ length: 100 }, (_, i) => i)))).not.toBeNull();
});

test('scoreRfm: more is never scored less', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1 }), (values) => {
      const { monetary } = scoreRfm(columns(values), { minBuyers: 1 })!;
      for (const [i, a] of values.entries()) {
        for (const [j, b] of values.entries()) {
          if (a === b) expect(monetary[i]).toBe(monetary[j]);
          if (a < b) expect(monetary[i]!).toBeLessThanOrEqual(monetary[j]!);
        }
      }
    }),
  );
});
