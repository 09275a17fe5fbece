import { expect, test } from 'vitest';
import { measureShop } from '#app/measurement/measure-shop.ts';
import { DAY } from '#app/time.ts';

const day = (text: string) => Date.parse(`${text}T12:00:00Z`);

/** `[instant, customer (0 = guest), net revenue]`, any order. */
function columns(orders: readonly (readonly [number, number, number])[]) {
  const sorted = [...orders].sort((a, b) => a[0] - b[0]);
  return {
    orderedAt: Float64Array.from(sorted, (order) => order[0]),
    customerIds: Float64Array.from(sorted, (order) => order[1]),
    netRevenueMinor: Float64Array.from(sorted, (order) => order[2]),
  };
}

// Buyer 1: 10 Jan, 20 Jan, 5 Mar. Buyer 2: 15 Jan, 14 Feb. Buyer 3: 1 Feb. Guest: 2 Feb. asOf is 31 Mar (a guest's).
const FIGURES = measureShop(
  columns([
    [day('2025-01-10'), 1, 1000],
    [day('2025-01-20'), 1, 2000],
    [day('2025-03-05'), 1, 3000],
    [day('2025-01-15'), 2, 500],
    [day('2025-02-14'), 2, 700],
    [day('2025-02-01'), 3, 900],
    [day('2025-02-02'), 0, 100],
    [day('2025-03-31'), 0, 200],
  ]),
  'Europe/London',
);

test('lifetime repeat rate: buyers with two orders of buyers with one; guests are nobody', () => {
  expect(FIGURES.repeatRate.now).toEqual({ buyers: 3, repeated: 2 });
  // 30 days before 31 March is 1 March: the same two had repeated.
  expect(FIGURES.repeatRate.before).toEqual({ buyers: 3, repeated: 2 });
  expect(FIGURES).toMatchObject({ orders: 8, guestOrders: 2, netRevenueMinor: 8400 });
});

test('repeat within N days: only buyers whose first order is N days old are asked', () => {
  // Ages at asOf: buyer 1 80 days, buyer 2 75, buyer 3 58. Second orders after 10 and 30 days.
  expect(FIGURES.repeatWithin).toEqual([
    { windowDays: 30, buyers: 3, repeated: 2 },
    { windowDays: 60, buyers: 2, repeated: 2 },
    { windowDays: 90, buyers: 0, repeated: 0 },
    { windowDays: 180, buyers: 0, repeated: 0 },
    { windowDays: 365, buyers: 0, repeated: 0 },
  ]);
});

test('cohorts: who ordered in which month after the first, the month of asOf immature, later months absent', () => {
  const [january, february, march] = FIGURES.cohorts;
  expect(january).toEqual({
    month: 2025 * 12,
    buyers: 2,
    cells: [
      { orderingBuyers: 2, cumulativeNetMinor: 3500, mature: true },
      { orderingBuyers: 1, cumulativeNetMinor: 4200, mature: true },
      { orderingBuyers: 1, cumulativeNetMinor: 7200, mature: false },
    ],
  });
  expect(february).toEqual({
    month: 2025 * 12 + 1,
    buyers: 1,
    cells: [
      { orderingBuyers: 1, cumulativeNetMinor: 900, mature: true },
      { orderingBuyers: 0, cumulativeNetMinor: 900, mature: false },
    ],
  });
  expect(march).toEqual({
    month: 2025 * 12 + 2,
    buyers: 0,
    cells: [{ orderingBuyers: 0, cumulativeNetMinor: 0, mature: false }],
  });
  // Month 1 is over for January alone, month 2 for nobody.
  expect(FIGURES.cohortAverage).toEqual([
    { buyers: 3, orderingBuyers: 3, cumulativeNetMinor: 4400 },
    { buyers: 2, orderingBuyers: 1, cumulativeNetMinor: 4200 },
  ]);
});

test('order sequence: reached, went on, earned, and the median gap of those who went on', () => {
  expect(FIGURES.sequence).toEqual([
    // Gaps 10 and 30 days: the median is 20.
    { orderNumber: 1, buyers: 3, goingOn: 2, netRevenueMinor: 2400, medianGapMs: 20 * DAY },
    // 20 January to 5 March: 44 days.
    { orderNumber: 2, buyers: 2, goingOn: 1, netRevenueMinor: 2700, medianGapMs: 44 * DAY },
    { orderNumber: 3, buyers: 1, goingOn: 0, netRevenueMinor: 3000, medianGapMs: null },
  ]);
});

test('time between orders keeps those who have not come back yet at risk', () => {
  // First step: events at 10 and 30 days, buyer 3 censored at 58. S(10) = 2/3, S(30) = 1/3.
  // S <= 0.75 at 10, S <= 0.5 at 30, S <= 0.25 never.
  expect(FIGURES.timeBetween[0]).toEqual({
    orderNumber: 1,
    buyers: 3,
    goingOn: 2,
    p25Ms: 10 * DAY,
    p50Ms: 30 * DAY,
    p75Ms: null,
  });
});

test('periods: 30 days up to asOf against the 30 before, and months of the calendar', () => {
  expect(FIGURES.period.now).toEqual({
    orders: 2,
    netRevenueMinor: 3200,
    knownOrders: 1,
    knownNetMinor: 3000,
    repeatOrders: 1,
    repeatNetMinor: 3000,
  });
  // 30 January to 1 March: buyer 3's first, buyer 2's second, a guest.
  expect(FIGURES.period.before).toMatchObject({ orders: 3, netRevenueMinor: 1700, repeatNetMinor: 700 });
  expect(FIGURES.months.map((month) => month.orders)).toEqual([3, 3, 2]);
});

test('a shop without orders has no figures, and no zero pretends to be one', () => {
  const empty = measureShop(columns([]), 'UTC');
  expect(empty).toMatchObject({ asOf: null, firstMonth: null, cohorts: [], sequence: [], timeBetween: [], months: [] });
  expect(empty.repeatRate).toEqual({ now: { buyers: 0, repeated: 0 }, before: null });
  expect(empty.period.before).toBeNull();
});

test('two orders of one instant are two orders, with nothing between them', () => {
  const at = day('2025-01-10');
  const figures = measureShop(
    columns([
      [at, 1, 100],
      [at, 1, 50],
    ]),
    'UTC',
  );
  expect(figures.sequence[0]).toMatchObject({ goingOn: 1, medianGapMs: 0 });
  expect(figures.repeatWithin[0]).toEqual({ windowDays: 30, buyers: 0, repeated: 0 });
});
