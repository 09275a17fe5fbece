import { expect, test } from 'vitest';
import { COLUMN, SIGNALS } from '#ml/models/sessions/candidate-signals.ts';
import { createCandidateDescriber } from '#ml/models/sessions/create-candidate-describer.ts';
import { measureHabits } from '#ml/models/sessions/product-habits.ts';
import { makeSessions } from './make-sessions.ts';

/** The signals of every candidate by product id. */
function describe(sessions: readonly (readonly number[])[], visit: readonly number[], limit?: number) {
  const index = makeSessions(sessions);
  const { products, signals } = createCandidateDescriber(index, { limit })(visit);
  return new Map(
    products.map((product, row) => {
      const read = (name: (typeof SIGNALS)[number]) => signals[row * SIGNALS.length + COLUMN[name]]!;
      return [index.productIds[product]!, read];
    }),
  );
}

/** Shares are kept as ln(share + .001). */
const share = (signal: number) => Math.exp(signal) - 1e-3;

const SESSIONS = [
  [1, 2, 3],
  [1, 3],
  [2, 4],
  [4, 5],
];

test('near sessions: shares of the sum over the candidates', () => {
  const candidates = describe(SESSIONS, [1, 2]);
  // As the scorer has them, in r^2: 1.75 for 1, 2.5 for 2, 1.75 for 3, 1 for 4: 7 in all.
  expect(share(candidates.get(3)!('near'))).toBeCloseTo(1.75 / 7, 5);
  expect(share(candidates.get(4)!('near'))).toBeCloseTo(1 / 7, 5);
  expect(share(candidates.get(5)!('near'))).toBeCloseTo(0, 5);
});

test('gaps: what follows the last product, what comes before it, and what follows the last two', () => {
  const candidates = describe(SESSIONS, [1, 2]);
  // After 2: 3 in the first session, 4 in the third; ever, with 1 before it for .3: 1 / 2.3.
  expect(share(candidates.get(3)!('afterEver'))).toBeCloseTo(1 / 2.3, 5);
  expect(share(candidates.get(1)!('before'))).toBeCloseTo(1, 5);
  // Only the first session has 1, then 2: then 3.
  expect(share(candidates.get(3)!('afterBoth'))).toBeCloseTo(1, 5);
  expect(share(candidates.get(4)!('afterBoth'))).toBeCloseTo(0, 5);
});

test('two steps reach what no session of the visit holds', () => {
  // From 2 by way of 4 to 5.
  const candidates = describe(SESSIONS, [2]);
  expect(share(candidates.get(5)!('walk'))).toBeGreaterThan(0.01);
  expect(candidates.get(5)!('hits')).toBe(0);
});

test('the visit: reminder, repeats, last and the one before', () => {
  const candidates = describe(SESSIONS, [2, 1, 2]);
  const read = (id: number) =>
    (['reminder', 'times', 'isLast', 'isBeforeLast'] as const).map((name) => candidates.get(id)!(name));
  expect([read(2), read(1), read(3)]).toEqual([
    [1, 2, 1, 0],
    [0.5, 1, 0, 1],
    [0, 0, 0, 0],
  ]);
  expect(candidates.get(3)!('length')).toBeCloseTo(Math.log(3), 5);
  expect(candidates.get(3)!('distinct')).toBeCloseTo(Math.log(2), 5);
});

test('habits: how often a product is followed by itself, comes again, and opens a session', () => {
  const index = makeSessions([[1, 1, 2, 1], [2]]);
  const { stays, returns, opens, views } = measureHabits(index);
  const one = index.indices.get(1)!;
  // 3 views: one stays, two come again later with one or more between; it opens once. (1 + 1) / 13, (2 + 1) / 13, 3 / 11.
  expect([views[one], stays[one], returns[one], opens[one]]).toEqual([3, 2 / 13, 3 / 13, 3 / 11]);
});

test('as many candidates as asked for, the best first; the same for the same', () => {
  const candidates = describe(SESSIONS, [1, 2], 2);
  expect(candidates.size).toBe(2);
  expect([...candidates.keys()]).toEqual([...describe(SESSIONS, [1, 2]).keys()].slice(0, 2));
});

test.each([
  ['no session', [], [1]],
  ['an empty visit', SESSIONS, []],
  ['unknown products', SESSIONS, [99]],
  ['one view in all', [[1]], [1]],
  ['all the same product', [[1, 1], [1]], [1, 1, 1]],
])('%s: finite signals', (_, sessions, visit) => {
  const index = makeSessions(sessions);
  for (const signal of createCandidateDescriber(index)(visit).signals) expect(signal).toSatisfy(Number.isFinite);
});
