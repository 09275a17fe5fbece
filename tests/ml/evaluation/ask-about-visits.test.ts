import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askAboutVisits } from '#ml/evaluation/ask-about-visits.ts';
import { listVisits } from '#ml/evaluation/list-visits.ts';
import { createRandom } from '#ml/math/create-random.ts';

const MINUTE = 60_000;
const view = (visitor: string, productId: number, minute: number) => ({ visitor, productId, at: minute * MINUTE });

test('half an hour of silence ends a visit, a minute less does not', () => {
  const views = [view('b', 7, 5), view('a', 1, 0), view('a', 2, 30), view('a', 3, 61), view('b', 8, 6)];
  const visits = listVisits(views);
  expect(visits).toEqual([
    { visitor: 'a', productIds: [1, 2], instants: [0, 30 * MINUTE] },
    { visitor: 'b', productIds: [7, 8], instants: [5 * MINUTE, 6 * MINUTE] },
    { visitor: 'a', productIds: [3], instants: [61 * MINUTE] },
  ]);
  expect(listVisits(views.toReversed())).toEqual(visits);
  expect(listVisits([])).toEqual([]);
});

/** Draws the first place that can be asked about, or the last. */
const first = () => 0;
const last = () => 0.999;

test('one look of a visit is asked about, among those that are known and new to it', () => {
  // 5, 6, 5, 9, 7: the third was seen before, 9 is known to nobody; places 2 (product 6) and 5 (product 7) remain.
  const [visit] = listVisits([5, 6, 5, 9, 7].map((productId, n) => view('a', productId, n)));
  const isKnown = (productId: number) => productId !== 9;
  expect(askAboutVisits([visit!], isKnown, first)).toEqual([
    { views: [5], given: [{ productId: 5, lastBoughtAt: 0 }], relevant: new Set([6]) },
  ]);
  expect(askAboutVisits([visit!], isKnown, last)).toEqual([
    {
      views: [5, 6, 5, 9],
      given: [
        { productId: 5, lastBoughtAt: 2 * MINUTE },
        { productId: 6, lastBoughtAt: MINUTE },
        { productId: 9, lastBoughtAt: 3 * MINUTE },
      ],
      relevant: new Set([7]),
    },
  ]);
});

test('visits of one product, of nothing known, and of a crawler ask nothing', () => {
  const crawl = Array.from({ length: 201 }, (_, n) => view('c', n, n));
  const visits = listVisits([view('a', 1, 0), view('a', 1, 1), view('b', 1, 0), view('b', 2, 1), ...crawl]);
  expect(askAboutVisits(visits, (id) => id !== 2, first)).toEqual([]);
  expect(askAboutVisits(visits, () => true, first)).toHaveLength(1);
});

test('of many visits so many are asked about, in even steps', () => {
  const visits = listVisits(Array.from({ length: 90 }, (_, n) => [view(`v${n}`, n, n), view(`v${n}`, 500, n)]).flat());
  const asked = askAboutVisits(visits, () => true, first, { most: 9 });
  expect(asked.map(({ views }) => views[0])).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
});

test('property: a question tells what came before its answer, and never the answer', () => {
  const views = fc.array(
    fc.record({
      visitor: fc.constantFrom('a', 'b', 'c'),
      productId: fc.nat(6),
      at: fc.nat(4000).map((m) => m * MINUTE),
    }),
  );
  fc.assert(
    fc.property(views, fc.nat(), (given, seed) => {
      const visits = listVisits(given);
      expect(visits.reduce((sum, { productIds }) => sum + productIds.length, 0)).toBe(given.length);
      for (const question of askAboutVisits(visits, (id) => id !== 3, createRandom(seed))) {
        const [answer] = question.relevant;
        expect(question.views.length).toBeGreaterThan(0);
        expect(question.views).not.toContain(answer);
        expect(answer).not.toBe(3);
        expect(new Set(question.given.map(({ productId }) => productId))).toEqual(new Set(question.views));
      }
    }),
  );
});
