import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { scoreCandidates } from '#ml/models/sessions/score-candidates.ts';
import { trainVisitRanker } from '#ml/models/sessions/train-visit-ranker.ts';
import type { RankingExamples } from '#ml/models/sessions/visit-ranker.ts';

const WIDTH = 3;
const CANDIDATES = 8;

/** Visits of eight candidates with random signals; the next view is the one that `grade` likes best. */
function makeExamples(visits: number, seed: number, grade: (signals: Float32Array) => number): RankingExamples {
  const random = createRandom(seed);
  const signals = Float32Array.from({ length: visits * CANDIDATES * WIDTH }, () => 20 * random() - 10);
  const offsets = Uint32Array.from({ length: visits + 1 }, (_, n) => n * CANDIDATES);
  const targets = Int32Array.from({ length: visits }, (_, visit) => {
    const grades = Array.from({ length: CANDIDATES }, (_, n) => {
      const start = (visit * CANDIDATES + n) * WIDTH;
      return grade(signals.subarray(start, start + WIDTH));
    });
    return grades.indexOf(Math.max(...grades));
  });
  return { offsets, signals, targets };
}

/** The share of visits whose next view is ranked first. */
function measureFirsts(ranker: ReturnType<typeof trainVisitRanker>, { signals, targets }: RankingExamples): number {
  const scores = scoreCandidates(ranker, signals);
  const firsts = targets.filter((target, visit) => {
    const row = scores.subarray(visit * CANDIDATES, (visit + 1) * CANDIDATES);
    return row.indexOf(Math.max(...row)) === target;
  });
  return firsts.length / targets.length;
}

test.each([
  ['the greatest second signal', (signals: Float32Array) => signals[1]!],
  // No weighted sum of signals can say this: it takes the hidden units.
  ['the first signal nearest to 0', (signals: Float32Array) => -Math.abs(signals[0]!)],
])('learns from visits that %s is looked at next, and says so of others', (_, grade) => {
  const ranker = trainVisitRanker(makeExamples(1500, 1, grade), WIDTH, {
    random: createRandom(2),
    epochs: 8,
    rate: 0.01,
  });
  expect(measureFirsts(ranker, makeExamples(300, 3, grade))).toBeGreaterThan(0.9);
});

test('same visits and seed, same weights; another seed, others', () => {
  const examples = makeExamples(50, 1, (signals) => signals[2]!);
  const train = (seed: number) => trainVisitRanker(examples, WIDTH, { random: createRandom(seed), epochs: 2 }).weights;
  expect(train(7)).toEqual(train(7));
  expect(train(7)).not.toEqual(train(8));
});

test('visits without their next view among the candidates, no visits and a constant signal: finite scores', () => {
  const missing = { ...makeExamples(5, 1, () => 0), targets: new Int32Array(5).fill(-1) };
  const none = { offsets: new Uint32Array(1), signals: new Float32Array(0), targets: new Int32Array(0) };
  const constant = { ...missing, signals: missing.signals.fill(4), targets: new Int32Array(5) };
  for (const examples of [missing, none, constant]) {
    const ranker = trainVisitRanker(examples, WIDTH, { random: createRandom(1) });
    for (const score of scoreCandidates(ranker, Float32Array.of(1, 2, 3, -1, 0, 99)))
      expect(score).toSatisfy(Number.isFinite);
  }
});

test('signals that are not rows of the width are refused', () => {
  const examples = makeExamples(2, 1, () => 0);
  expect(() => trainVisitRanker(examples, 4, { random: createRandom(1) })).toThrow(
    'Cannot train a ranker: signals must be 16 rows of 4, got 48 numbers.',
  );
});
