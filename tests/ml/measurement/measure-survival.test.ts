import { expect, test } from 'vitest';
import { describeSurvival } from '#ml/measurement/describe-survival.ts';
import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import { measureSurvival } from '#ml/measurement/measure-survival.ts';

const DAY = 24 * 60 * 60 * 1000;
const days = (...values: readonly number[]) => values.map((value) => value * DAY);

test('returns within a horizon, and the days in which most of them fall, by hand', () => {
  // Ten buyers: back after 10, 20, 30 and 40 days, the others seen for 50. All are at risk throughout, so 1, 2, 3 and 4 of
  // ten are back by then: .4 in all, of which a quarter is .1 (day 10), half .2 (20), three quarters .3 (30).
  const figures = describeSurvival(
    { returned: days(10, 20, 30, 40), open: days(50, 50, 50, 50, 50, 50) },
    { minWaiting: 1 },
  );
  expect(figures).toMatchObject({ n: 10, returned: 4, within: { days: 50, window: [10, 20, 30] } });
  expect(figures.within!.back).toBeCloseTo(0.4, 12);
  expect([figures.quarter.time, figures.half.time]).toEqual([30, null]);
  expect(figures.points).toHaveLength(50);
  expect(
    figures.points.map(({ back }) => Number(back.toFixed(2))).filter((_, i) => [8, 9, 29, 49].includes(i)),
  ).toEqual([0, 0.1, 0.3, 0.4]);
  expect([figures.points[9]!.low > 0, figures.points[9]!.high < 1]).toEqual([true, true]);
});

test('the curve is told as far as enough were still waiting, and no further than the horizon', () => {
  const waits = { returned: days(5), open: days(30, 60, 90, 500) };
  expect(describeSurvival(waits, { minWaiting: 2 }).within?.days).toBe(90);
  expect(describeSurvival(waits, { minWaiting: 1 }).within?.days).toBe(365);
  expect(describeSurvival(waits, { minWaiting: 6 })).toMatchObject({ within: null, points: [] });
  expect(describeSurvival(waits, { minWaiting: 1, mostPoints: 100 }).points.at(-1)!.day).toBe(365);
  // Nobody came back. Wilson's upper bound of none of two: 1.96^2 / (2 + 1.96^2) = 3.8415 / 5.8415.
  const none = describeSurvival({ returned: [], open: days(40, 40) }, { minWaiting: 1 });
  expect(none.within).toMatchObject({ days: 40, back: 0, low: 0, window: null });
  expect(none.within!.high).toBeCloseTo(0.6576, 4);
  expect(none.points[0]!.high).toBe(none.within!.high);
  expect(describeSurvival({ returned: [], open: [] })).toMatchObject({ n: 0, within: null, points: [] });
  // An order in the same second.
  expect(describeSurvival({ returned: [0, 0], open: days(9) }, { minWaiting: 1 }).within?.window).toEqual([0, 0, 0]);
});

/** Buyers 1 and 2 begin with tea, 3 and 4 with mugs, 5 with nothing of a type; 1 and 3 come back, 1 twice. */
const ORDERS = [
  [1, 0, 'Tea'],
  [2, 0, 'Tea'],
  [3, 0, 'Mug'],
  [4, 0, 'Mug'],
  [5, 0, ''],
  [1, 10, 'Mug'],
  [3, 20, 'Tea'],
  [1, 40, 'Tea'],
] as const;
const columns = {
  buyers: groupByBuyer(Float64Array.from(ORDERS, ([customer]) => customer)),
  orderedAt: Float64Array.from(ORDERS, ([, day]) => day * DAY),
};
const measure = (minBuyers: number, mostTypes = 4) =>
  measureSurvival(columns.buyers, columns.orderedAt, (order) => ORDERS[order]![2], {
    ...{ asOf: 50 * DAY, minWaiting: 1, minBuyers, mostTypes },
  });

test('steps: who reached an order, and who went on', () => {
  expect(measure(1).steps.map(({ orderNumber, n, returned }) => [orderNumber, n, returned])).toEqual([
    [1, 5, 2],
    [2, 2, 1],
    [3, 1, 0],
  ]);
});

test('types: of the first order, largest first, those of few with the rest', () => {
  const say = (types: ReturnType<typeof measure>['types']) => types.map(({ type, n, returned }) => [type, n, returned]);
  expect(say(measure(1).types)).toEqual([
    ['Mug', 2, 1],
    ['Tea', 2, 1],
    ['', 1, 0],
  ]);
  expect(say(measure(2).types)).toEqual([
    ['Mug', 2, 1],
    ['Tea', 2, 1],
    [null, 1, 0],
  ]);
  expect(say(measure(1, 1).types)).toEqual([
    ['Mug', 2, 1],
    [null, 3, 1],
  ]);
  expect(measure(30).types).toEqual([]);
  expect(measure(1, 0).types).toEqual([]);
});

test('nobody', () => {
  const none = groupByBuyer(new Float64Array(0));
  expect(measureSurvival(none, new Float64Array(0), () => '', { asOf: 0 })).toEqual({ steps: [], types: [] });
});
