import { expect, test } from 'vitest';
import { createVisitScorer } from '#ml/models/sessions/create-visit-scorer.ts';
import { recommendForVisit } from '#ml/ranking/recommend-for-visit.ts';
import { makeSessions } from '../models/sessions/make-sessions.ts';

const visitsOf = (sessions: readonly (readonly number[])[]) => {
  const index = makeSessions(sessions);
  return { index, score: createVisitScorer(index) };
};
const idsOf = (ranking: ReturnType<typeof recommendForVisit>) => ranking.map(({ productId }) => productId);

/** Even products go with even ones, odd with odd; every visit misses one product of its colour. */
const CHECKERBOARD = Array.from({ length: 40 }, (_, visit) =>
  Array.from({ length: 10 }, (_, n) => 2 * n + (visit % 2) + 100).filter((_, n) => n !== (visit >> 1) % 10),
);

test('checkerboard: the own colour only, best first, each once, none of the visit', () => {
  const visits = visitsOf(CHECKERBOARD);
  for (const visit of [[100, 104], [103], [102, 106, 108]]) {
    const ranking = recommendForVisit(visits, visit, { limit: 5 });
    const ids = idsOf(ranking);
    expect(new Set(ids).size).toBe(5);
    expect(ids.every((id) => id % 2 === visit[0]! % 2 && !visit.includes(id))).toBe(true);
    const scores = ranking.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  }
});

test('equal scores go to the smaller id', () => {
  const visits = visitsOf([
    [4, 1],
    [3, 1],
    [2, 1],
  ]);
  expect(idsOf(recommendForVisit(visits, [1], { limit: 2 }))).toEqual([2, 3]);
});

test('the reason is the product that shares most sessions; of two alike, the later view', () => {
  const visits = visitsOf([
    [1, 9],
    [1, 9],
    [2, 9],
    [3, 8],
    [2, 8],
  ]);
  const ranking = recommendForVisit(visits, [1, 2, 3]);
  const reasons = ranking.map(({ productId, because, together, expected }) => ({
    productId,
    because,
    together,
    expected,
  }));
  // 9: two sessions with 1, one with 2. By chance 2 * 3 / 5. 8: one with 3, one with 2: 3 was looked at later.
  expect(reasons).toContainEqual({ productId: 9, because: 1, together: 2, expected: (2 * 3) / 5 });
  expect(reasons).toContainEqual({ productId: 8, because: 3, together: 1, expected: (1 * 2) / 5 });
});

test('only products that may be shown, however few are left', () => {
  const visits = visitsOf([[1, 2, 3]]);
  expect(idsOf(recommendForVisit(visits, [1], { isAllowed: (id) => id !== 2 }))).toEqual([3]);
  expect(recommendForVisit(visits, [1], { isAllowed: () => false })).toEqual([]);
  expect(recommendForVisit(visits, [])).toEqual([]);
  expect(recommendForVisit(visits, [99])).toEqual([]);
});
