import { expect, test } from 'vitest';
import { addView } from '#ml/models/sessions/add-view.ts';
import { createVisitScorer, type VisitOptions } from '#ml/models/sessions/create-visit-scorer.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';
import { makeSessions } from './make-sessions.ts';

/**
 * Four sessions; the visit looked at 1, then 2.
 *
 * Rarity is ln(5 / sessions): products 1, 2, 3 and 4 stand in two, so all have r = ln 2.5; 5 in one.
 * Weights: 2 counts 1 (0 views ago), 1 counts 1/2 (1 ago). Similarity: the first session shares both, 1.5 r; the second
 * shares 1, .5 r; the third shares 2, r; the fourth nothing.
 */
const SESSIONS = [
  [1, 2, 3],
  [1, 3],
  [2, 4],
  [4, 5],
];
const VISIT = [1, 2];

function score(index: SessionIndex, visit: readonly number[], options?: VisitOptions): Record<number, number> {
  const scores = createVisitScorer(index)(visit, options);
  return Object.fromEntries(scores.map(({ product, score }) => [index.productIds[product]!, Number(score.toFixed(9))]));
}

test('near sessions: similarity over (ago + 1), times rarity, as a share of the greatest', () => {
  // 1: r (1.5 r + .5 r / 2) = 1.75 r^2.  2: r (1.5 r + r) = 2.5 r^2, the greatest.
  // 3: r (1.5 r + .5 r / 2) = 1.75 r^2.  4: r * r = r^2.  5 shares no session: no score.
  expect(score(makeSessions(SESSIONS), VISIT, { rules: 0, reminder: 0 })).toEqual({ 1: 0.7, 2: 1, 3: 0.7, 4: 0.4 });
});

test('only the most similar sessions speak', () => {
  // The first session alone: 1.5 r times r for each of its products.
  const scores = score(makeSessions(SESSIONS), VISIT, { neighbors: 1, rules: 0, reminder: 0 });
  expect(scores).toEqual({ 1: 1, 2: 1, 3: 1 });
});

test('of each product only its last sessions are looked at', () => {
  // The last session with 2 is the third, the last with 1 the second. Similarity r and .5 r.
  // 2: r * r, 4: r * r, 1 and 3: r * .5 r / 2.
  const scores = score(makeSessions(SESSIONS), VISIT, { sample: 1, rules: 0, reminder: 0 });
  expect(scores).toEqual({ 1: 0.25, 2: 1, 3: 0.25, 4: 1 });
});

test('a stronger fading takes weight from earlier views', () => {
  // (1 + 1)^-2 = 1/4 of 1: similarities 1.25 r, .25 r, r. 3: 1.25 + .25 / 2 = 1.375, 2: 2.25, 4: 1.
  const scores = score(makeSessions(SESSIONS), VISIT, { fading: 2, rules: 0, reminder: 0 });
  expect(scores[3]).toBeCloseTo(1.375 / 2.25, 8);
  expect(scores[4]).toBeCloseTo(1 / 2.25, 8);
});

test('rules: what followed the last product, by 1 / gap', () => {
  // After 2: 3 comes 1 later (1) and in the last session 2 later (1/2); 9 comes 1 later (1). Greatest 1.5.
  const index = makeSessions([
    [2, 3],
    [3, 2],
    [2, 9, 3],
  ]);
  const only = score(index, [2], { rules: 1, reminder: 0 });
  const none = score(index, [2], { rules: 0, reminder: 0 });
  expect(only[3]! - none[3]!).toBeCloseTo(1, 8);
  expect(only[9]! - none[9]!).toBeCloseTo(1 / 1.5, 8);
  expect(only[2]).toBe(none[2]);
});

test('the reminder: products of the visit by 1 / (ago + 1), at their last view', () => {
  const index = makeSessions(SESSIONS);
  const without = score(index, [2, 1, 2], { rules: 0, reminder: 0 });
  const with_ = score(index, [2, 1, 2], { rules: 0, reminder: 0.5 });
  expect(with_[2]! - without[2]!).toBeCloseTo(0.5, 8);
  expect(with_[1]! - without[1]!).toBeCloseTo(0.25, 8);
  expect(with_[3]).toBe(without[3]);
});

test('the parts add up by their weights', () => {
  // 3: .7 + .5 (right after 2); 4: .4 + .5; 1: .7 + .5 / 2; 2: 1 + .5.
  expect(score(makeSessions(SESSIONS), VISIT)).toEqual({ 1: 0.95, 2: 1.5, 3: 1.2, 4: 0.9 });
});

test('what the index does not know is passed over, but time goes by', () => {
  // 1 was looked at two views ago: 1/3 of the reminder, not 1/2.
  const index = makeSessions(SESSIONS);
  const without = score(index, [1, 999, 2], { rules: 0, reminder: 0 });
  expect(score(index, [1, 999, 2], { rules: 0, reminder: 1 })[1]! - without[1]!).toBeCloseTo(1 / 3, 8);
  expect(score(index, [999])).toEqual({});
  expect(score(index, [])).toEqual({});
  expect(score(makeSessions([]), [1])).toEqual({});
});

test.each([
  ['one session of one view', [[7]], [7]],
  ['all the same product', [[7, 7, 7], [7, 7], [7]], [7, 7]],
  ['one visit of 5,000 views', [Array.from({ length: 5000 }, (_, n) => n % 50)], [1, 2, 3]],
])('%s: finite scores', (_, sessions, visit) => {
  for (const value of Object.values(score(makeSessions(sessions), visit))) expect(value).toSatisfy(Number.isFinite);
});

test('a crawler teaches nothing', () => {
  const crawl = Array.from({ length: 201 }, (_, n) => 100 + n);
  const index = makeSessions([[100, 101], crawl]);
  expect(Object.keys(score(index, [100]))).toEqual(['100', '101']);
});

test('the scorer sees views that are added later', () => {
  const index = makeSessions([[1, 2]]);
  const scorer = createVisitScorer(index);
  expect(scorer([1])).toHaveLength(2);
  for (let n = 0; n < 50; n++)
    for (const productId of [1, 10 + n]) addView(index, { visitor: `late ${n}`, productId, at: n });
  expect(scorer([1])).toHaveLength(52);
});
