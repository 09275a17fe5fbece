import { expect, test } from 'vitest';
import { countReturns } from '#ml/measurement/count-returns.ts';
import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import { listStartedWaits } from '#ml/measurement/list-started-waits.ts';

// Orders by time: buyer 1 on days 0, 10, 15 and 40, buyer 2 on days 5 and 30, buyer 3 on day 20, a guest on day 25.
const DAYS = Float64Array.of(0, 5, 10, 15, 20, 25, 30, 40);
const BUYERS = groupByBuyer(Float64Array.of(1, 2, 1, 1, 3, 0, 2, 1));

const list = (orderNumber: number, andLater: boolean, from = 0, behind = DAYS.length) => {
  const steps = andLater ? orderNumber - 1 : orderNumber;
  const { startedAt, lengthMs } = listStartedWaits(BUYERS, DAYS, { steps, from, behind })[orderNumber - 1]!;
  return [...startedAt].map((start, at) => [start, lengthMs[at]]);
};

test('waits after an order number, of the orders that lie in the span', () => {
  expect(list(1, false)).toEqual([
    [0, 10],
    [5, 25],
    [20, Infinity],
  ]);
  // The first order is left out, the last one too.
  expect(list(1, false, 1, 4)).toEqual([[5, 25]]);
  expect(list(2, false)).toEqual([
    [10, 5],
    [30, Infinity],
  ]);
});

test('of later orders a buyer counts once, by the first that lies in the span', () => {
  expect(list(2, true)).toEqual([
    [10, 5],
    [30, Infinity],
  ]);
  expect(list(2, true, 3)).toEqual([
    [15, 25],
    [30, Infinity],
  ]);
  // Buyer 1 has none from day 20 up to day 30.
  expect(list(2, true, 4, 7)).toEqual([[30, Infinity]]);
  expect(list(5, true)).toEqual([]);
});

test('who has had the time, and who was back in it', () => {
  const waits = listStartedWaits(BUYERS, DAYS, { steps: 1, from: 0, behind: DAYS.length })[0]!;
  // By day 40 all three are 20 days old; 10 days are within 20, 25 are not.
  expect(countReturns(waits, { windowMs: 20, asOf: 40 })).toEqual({ buyers: 3, repeated: 1 });
  expect(countReturns(waits, { windowMs: 25, asOf: 40 })).toEqual({ buyers: 2, repeated: 2 });
  expect(countReturns(waits, { windowMs: 41, asOf: 40 })).toEqual({ buyers: 0, repeated: 0 });
});
