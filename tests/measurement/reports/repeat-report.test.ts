import { expect, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { DAY } from '#app/time.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

type Placed = readonly [at: number, customerId: number, netMinor: number];

/** A shop with these orders, customer 0 being a guest. */
function openShop(orders: readonly Placed[], timeZone = 'Europe/London'): { db: Database; shop: { id: number } } {
  const db = openTestDatabase();
  const id = addTestShop(db, 'test-shop.myshopify.com', 'GBP', timeZone);
  const insert = db.sql.transaction(() => {
    for (const [index, [orderedAt, customerId, netMinor]] of orders.entries())
      insertOrder(db, id, {
        orderId: index + 1,
        orderedAt,
        customerId: customerId || null,
        lines: [{ productId: 1, netMinor }],
      });
  });
  insert();
  return { db, shop: { id } };
}

// Buyer 1: 10 Jan, 20 Jan, 5 Mar. Buyer 2: 15 Jan, 14 Feb. Buyer 3: 1 Feb. Guests: 2 Feb, 31 Mar (asOf).
const ORDERS: readonly Placed[] = [
  [noon('2025-01-10'), 1, 1000],
  [noon('2025-01-20'), 1, 2000],
  [noon('2025-03-05'), 1, 3000],
  [noon('2025-01-15'), 2, 500],
  [noon('2025-02-14'), 2, 700],
  [noon('2025-02-01'), 3, 900],
  [noon('2025-02-02'), 0, 100],
  [noon('2025-03-31'), 0, 200],
];

const ask = ({ db, shop }: ReturnType<typeof openShop>, params: Parameters<typeof askFor>[2] = {}) =>
  askFor(db, shop, params);
const askFor = (db: Database, shop: { id: number }, params: object) =>
  createReports(db).ask(shop, 'repeat', { period: 'all', ...params });

test('lifetime rate and repeat within N days: mature buyers only, guests are nobody', async () => {
  const answer = await ask(openShop(ORDERS));
  expect(answer.buyers).toBe(3);
  expect(answer.lifetime).toEqual({ now: { buyers: 3, repeated: 2 }, before: null });
  // Ages at asOf: buyer 1 80 days, buyer 2 75, buyer 3 58. Second orders after 10 and 30 days.
  expect(answer.within.map(({ windowDays, now }) => [windowDays, now.repeated, now.buyers])).toEqual([
    [30, 2, 3],
    [60, 2, 2],
    [90, 0, 0],
    [180, 0, 0],
    [365, 0, 0],
  ]);
});

test('a period asks for first orders in it, and compares with as many days before', async () => {
  // February has 28 days; before it 4 to 31 January.
  const answer = await ask(openShop(ORDERS), { period: { from: '2025-02-08', to: '2025-03-07' } });
  expect(answer.period).toEqual({
    preset: null,
    from: '2025-02-08',
    to: '2025-03-07',
    before: { from: '2025-01-11', to: '2025-02-07' },
  });
  // By 7 March buyers 1 and 2 had repeated; by 7 February only buyer 1.
  expect(answer.lifetime).toEqual({ now: { buyers: 3, repeated: 2 }, before: { buyers: 3, repeated: 1 } });
  // First orders from 11 January to 7 February: buyers 2 (back after 30 days) and 3.
  expect(answer.within[0]).toEqual({
    windowDays: 30,
    now: { buyers: 0, repeated: 0 },
    before: { buyers: 2, repeated: 1 },
  });
  // 14 February and 5 March, both returning.
  expect(answer.total.now).toMatchObject({ orders: 2, netRevenueMinor: 3700, repeatNetMinor: 3700 });
  expect(answer.sequence).toEqual([]);
  expect(answer.change).toBeNull();
});

test('rates over time: a month is known when all its buyers have had the whole window', async () => {
  const { rates, lifetimeOver } = await ask(openShop(ORDERS));
  const january = 2025 * 12;
  // 60 days: both of January are older; of February buyer 3 (58 days) is not. March is not over.
  expect(rates[1]!.periods).toEqual([
    { period: january, buyers: 2, matureBuyers: 2, repeated: 2, mature: true },
    { period: january + 1, buyers: 1, matureBuyers: 0, repeated: 0, mature: false },
    { period: january + 2, buyers: 0, matureBuyers: 0, repeated: 0, mature: false },
  ]);
  // At the end of January buyer 1 had repeated, of February buyer 2 as well.
  expect(lifetimeOver).toEqual([
    { period: january, buyers: 2, repeated: 1 },
    { period: january + 1, buyers: 3, repeated: 2 },
    { period: january + 2, buyers: 3, repeated: 2 },
  ]);
});

test('revenue by who it came from adds up to all of it', async () => {
  const { revenue, total } = await ask(openShop(ORDERS));
  expect(
    revenue.map(({ netRevenueMinor, knownNetMinor, repeatNetMinor, isOver }) => [
      netRevenueMinor,
      knownNetMinor,
      repeatNetMinor,
      isOver,
    ]),
  ).toEqual([
    [3500, 3500, 2000, true],
    [1700, 1600, 700, true],
    [3200, 3000, 3000, false],
  ]);
  expect(total.now.netRevenueMinor).toBe(8400);
});

test('order sequence: reached, went on, earned, and how soon, who waits being counted in', async () => {
  const { sequence, times } = await ask(openShop(ORDERS));
  expect(sequence).toEqual([
    // Gaps 10 and 30 days: the median is 20.
    { orderNumber: 1, buyers: 3, goingOn: 2, netRevenueMinor: 2400, medianGapMs: 20 * DAY },
    // 20 January to 5 March: 44 days.
    { orderNumber: 2, buyers: 2, goingOn: 1, netRevenueMinor: 2700, medianGapMs: 44 * DAY },
    { orderNumber: 3, buyers: 1, goingOn: 0, netRevenueMinor: 3000, medianGapMs: null },
  ]);
  // Events at 10 and 30 days, buyer 3 waiting for 58: S(10) = 2/3, S(30) = 1/3; a quarter back at 10, half at 30, three quarters never.
  expect(times[0]).toMatchObject({ buyers: 3, goingOn: 2, p25Ms: 10 * DAY, p50Ms: 30 * DAY, p75Ms: null });
});

interface Batch {
  readonly back: number;
  /** The id of the first of them. */
  readonly from: number;
  /** Days from one to the next; all come on the day by default. */
  readonly every?: number;
}

/** So many buyers from one day on, the first `back` of whom come back after 20 days. */
function placeBuyers(day: string, count: number, { back, from, every = 0 }: Batch): Placed[] {
  return Array.from({ length: count }, (_, i): Placed[] => {
    const first = noon(day) + i * every * DAY;
    const order: Placed = [first, from + i, 100];
    return i < back ? [order, [first + 20 * DAY, from + i, 100]] : [order];
  }).flat();
}

test('a change is told with its interval, for the longest window that enough buyers have passed', async () => {
  // Forty buyers in April, of whom 30 are back after 20 days, then forty in May, of whom 10 are; asOf is in August.
  const april = placeBuyers('2025-04-10', 40, { back: 30, from: 1 });
  const may = placeBuyers('2025-05-10', 40, { back: 10, from: 41 });
  const shop = openShop([[noon('2025-03-01'), 0, 1], ...april, ...may, [noon('2025-08-20'), 0, 1]]);
  const { change } = await ask(shop, { period: { from: '2025-05-01', to: '2025-05-30' } });
  expect(change).toMatchObject({
    windowDays: 90,
    now: { buyers: 40, repeated: 10, from: '2025-05-01', to: '2025-05-30' },
    before: { buyers: 40, repeated: 30, from: '2025-04-01', to: '2025-04-30' },
  });
  // Newcombe's interval of 25 % - 75 %: Wilson 14.19 to 40.19 % and 59.81 to 85.81 %,
  // -50 - hypot(25 - 14.19, 85.81 - 75) = -65.29 and -50 + hypot(40.19 - 25, 75 - 59.81) = -28.52.
  expect(change!.interval[0]).toBeCloseTo(-0.6529, 3);
  expect(change!.interval[1]).toBeCloseTo(-0.2852, 3);
  // Nothing comes before all of it: 1 March to 22 May are 90 days old, 31 + 30 + 22 = 83 days, so 41 against 41 before.
  const all = await ask(shop);
  expect(all.change).toMatchObject({
    windowDays: 90,
    now: { buyers: 40, repeated: 10, from: '2025-04-12', to: '2025-05-22' },
    before: { buyers: 40, repeated: 30, from: '2025-03-02', to: '2025-04-11' },
  });
});

test('where the period before is not known whole, the newest 90 days are compared with the 90 before', async () => {
  // A buyer every third day, on days 1 to 262 from 1 January to 19 September, of whom those up to day 100 come back; the
  // newest order is 90 days after the last. 22 June to 19 September are days 173 to 262, with buyers on days 175, 178 ...
  // 262; 24 March to 21 June are days 83 to 172, with buyers on days 85 ... 172: 30 each, 6 of these on days 85 to 100.
  const buyers = placeBuyers('2025-01-01', 88, { back: 34, from: 1, every: 3 });
  const shop = openShop([...buyers, [noon('2025-12-18'), 0, 1]]);
  const expected = {
    windowDays: 90,
    now: { buyers: 30, repeated: 0, from: '2025-06-22', to: '2025-09-19' },
    before: { buyers: 30, repeated: 6, from: '2025-03-24', to: '2025-06-21' },
  };
  for (const period of ['all', 'last365', 'year'] as const)
    expect((await ask(shop, { period })).change).toMatchObject(expected);
});

test('of fewer days or buyers halves are compared, then shorter windows, then nothing', async () => {
  // A buyer a day on 81 days from 1 January, of whom the 40 to 9 February come back; the newest order is of 11 April.
  // 90 days have passed for those up to 11 January, 60 for those up to 10 February: halves of 11 and 41 days are too few.
  // 30 have for those up to 12 March, 31 + 28 + 12 = 71 days: 35 from 6 February on, and 35 from 2 January on.
  const buyers = placeBuyers('2025-01-01', 81, { back: 40, from: 1, every: 1 });
  const shop = openShop([...buyers, [noon('2025-04-11'), 0, 1]]);
  expect((await ask(shop)).change).toMatchObject({
    windowDays: 30,
    now: { buyers: 35, repeated: 4, from: '2025-02-06', to: '2025-03-12' },
    before: { buyers: 35, repeated: 35, from: '2025-01-02', to: '2025-02-05' },
  });
  expect((await ask(shop, { period: 'last30' })).change).toBeNull();
});

test('the time zone moves the borders of days and months, and nothing else', async () => {
  // 31 January 23:30 in London is 1 February in Auckland.
  const orders: readonly Placed[] = [
    [Date.parse('2025-01-31T23:30:00Z'), 1, 100],
    [noon('2025-02-20'), 1, 100],
  ];
  const [london, auckland] = await Promise.all(
    ['Europe/London', 'Pacific/Auckland'].map((timeZone) => ask(openShop(orders, timeZone))),
  );
  expect(london!.revenue.map(({ orders: count }) => count)).toEqual([1, 1]);
  expect(auckland!.revenue.map(({ orders: count }) => count)).toEqual([2]);
  for (const part of ['lifetime', 'sequence', 'times', 'total'] as const)
    expect(auckland![part]).toEqual(london![part]);
});

test('a shop without orders has no figures, and no zero pretends to be one', async () => {
  for (const period of ['all', 'last365', 'year'] as const) {
    const empty = await ask(openShop([]), { period });
    expect(empty).toMatchObject({ asOf: null, buyers: 0, revenue: [], lifetimeOver: [], sequence: [], times: [] });
    expect(empty.lifetime).toEqual({ now: { buyers: 0, repeated: 0 }, before: null });
  }
});

test('a period far outside of the orders is empty, not endless', async () => {
  for (const period of [
    { from: '0001-01-01', to: '0001-12-31' },
    { from: '9000-01-01', to: '9999-12-31' },
  ]) {
    const answer = await ask(openShop(ORDERS), { period });
    expect([answer.revenue, answer.lifetimeOver, answer.sequence]).toEqual([[], [], []]);
  }
});
