import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addView } from '#ml/models/sessions/add-view.ts';
import { createSessionIndex } from '#ml/models/sessions/create-session-index.ts';
import { createVisitScorer } from '#ml/models/sessions/create-visit-scorer.ts';
import { encodeSessions } from './encode-sessions.ts';
import { forgetVisitor } from '#ml/models/sessions/forget-visitor.ts';
import type { SessionIndex, View } from '#ml/models/sessions/session-index.ts';
import { MINUTE } from './make-sessions.ts';

const view = (visitor: string, minute: number, productId: number): View => ({
  visitor,
  productId,
  at: minute * MINUTE,
});

function build(views: readonly View[], capacity?: number): SessionIndex {
  const index = createSessionIndex({ capacity });
  for (const one of views) addView(index, one);
  return index;
}

/** The sessions as lines of visitor, minutes and products. */
const write = (index: SessionIndex) =>
  encodeSessions(index)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as [string, number[], number[]])
    .map(
      ([visitor, instants, products]) =>
        `${visitor} ${instants.map((at) => at / MINUTE).join(',')} ${products.join(',')}`,
    );

test('a session ends after 30 minutes of silence, and each visitor has their own', () => {
  const index = build([view('a', 0, 1), view('a', 30, 2), view('b', 40, 3), view('a', 61, 4)]);
  expect(write(index)).toEqual(['a 0,30 1,2', 'b 40 3', 'a 61 4']);
  expect(index.sessionCount).toBe(3);
});

test('a late view takes its place, and makes one session of two that it lies between', () => {
  const index = build([view('a', 0, 1), view('a', 50, 2)]);
  expect(write(index)).toEqual(['a 0 1', 'a 50 2']);
  expect(addView(index, view('a', 25, 3))).toBe(true);
  expect(write(index)).toEqual(['a 0,25,50 1,3,2']);
  expect(index.sessionCount).toBe(1);
});

test('the same view twice is one view; a repeat at another instant is another', () => {
  const index = build([view('a', 0, 1), view('a', 5, 1)]);
  expect(addView(index, view('a', 0, 1))).toBe(false);
  expect(write(index)).toEqual(['a 0,5 1,1']);
});

test('a full index lets the oldest view go, and refuses one that is older than all', () => {
  const index = build([view('a', 10, 1), view('a', 20, 2), view('b', 15, 3)], 3);
  expect(addView(index, view('c', 5, 9))).toBe(false);
  expect(addView(index, view('c', 30, 4))).toBe(true);
  expect(write(index)).toEqual(['b 15 3', 'a 20 2', 'c 30 4']);
  // Product 1 went with its only view: its index is free for the next.
  expect(index.indices.has(1)).toBe(false);
  addView(index, view('c', 31, 7));
  expect(index.productIds).toHaveLength(4);
});

test('a forgotten visitor leaves nothing', () => {
  const index = build([view('a', 0, 1), view('b', 1, 1), view('a', 99, 2)]);
  expect(forgetVisitor(index, 'a')).toBe(true);
  expect(forgetVisitor(index, 'a')).toBe(false);
  expect(write(index)).toEqual(['b 1 1']);
  expect(index.views).toEqual([view('b', 1, 1)]);
  expect(JSON.stringify([...index.visitors.keys()])).not.toContain('a');
  expect([...index.indices.keys()]).toEqual([1]);
});

test.each([Number.NaN, Infinity])('an instant of %d is refused', (at) => {
  expect(() => addView(createSessionIndex(), { visitor: 'a', productId: 1, at })).toThrow(
    `Cannot add a view: product and instant must be finite numbers, got 1 at ${at}.`,
  );
});

test.each([0, -1, 1.5])('a capacity of %d is refused', (capacity) => {
  expect(() => createSessionIndex({ capacity })).toThrow(RangeError);
});

/** Few visitors, products and instants, so that views meet, repeat, merge and evict. */
const someViews = fc.array(
  fc.record({
    visitor: fc.constantFrom('a', 'b', 'c'),
    productId: fc.integer({ min: 1, max: 6 }),
    at: fc.integer({ min: 0, max: 40 }).map((n) => n * 10 * MINUTE),
  }),
  { maxLength: 40 },
);

/** The same by the definition: the newest distinct views, split where a visitor is silent. */
function writeByDefinition(views: readonly View[], capacity: number): string {
  const distinct = [...new Map(views.map((one) => [JSON.stringify(one), one])).values()];
  const compare = (a: View, b: View) =>
    a.at - b.at || (a.visitor < b.visitor ? -1 : Number(a.visitor > b.visitor)) || a.productId - b.productId;
  const sessions: [string, number[], number[]][] = [];
  for (const { visitor, productId, at } of distinct.sort(compare).slice(-capacity)) {
    const open = sessions.findLast(([who]) => who === visitor);
    if (open && at - open[1].at(-1)! <= 30 * MINUTE) {
      open[1].push(at);
      open[2].push(productId);
    } else sessions.push([visitor, [at], [productId]]);
  }
  return sessions.map((session) => JSON.stringify(session)).join('\n');
}

test('views in any order, some of them twice, give the sessions that the definition gives, byte for byte', () => {
  fc.assert(
    fc.property(
      someViews.chain((views) =>
        fc.tuple(
          fc.constant(views),
          fc.shuffledSubarray([...views, ...views.slice(0, 9)], {
            minLength: views.length + Math.min(9, views.length),
          }),
        ),
      ),
      fc.integer({ min: 1, max: 30 }),
      (both, capacity) => {
        const [views, shuffled] = both;
        const index = build(shuffled, capacity);
        expect(encodeSessions(index)).toBe(writeByDefinition(views, capacity));
      },
    ),
    { numRuns: 300 },
  );
});

test('an index that grew, evicted and forgot answers as one built at once from what is left', () => {
  const answer = (index: SessionIndex) =>
    createVisitScorer(index)([2, 1, 3])
      .map(({ product, score }) => [index.productIds[product]!, score] as const)
      .sort(([a], [b]) => a - b);
  fc.assert(
    fc.property(someViews, fc.integer({ min: 1, max: 30 }), (views, capacity) => {
      const grown = build(views, capacity);
      forgetVisitor(grown, 'b');
      const left = [...grown.views].reverse();
      const rebuilt = build(left, capacity);
      expect(encodeSessions(grown)).toBe(encodeSessions(rebuilt));
      expect(answer(grown)).toEqual(answer(rebuilt));
    }),
    { numRuns: 200 },
  );
});
