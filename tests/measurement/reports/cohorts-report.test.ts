import { expect, test } from 'vitest';
import type { Database } from '#app/db.server.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { exportCohorts } from '#app/measurement/reports/export-cohorts.ts';
import { saveAcquisitionCost } from '#app/measurement/save-acquisition-cost.ts';
import { accept, line, order, product, variant } from '#tests/support/facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const JANUARY = 2025 * 12;

/** Buyer 1: 10 and 20 Jan, 5 Mar. Buyer 2: 15 Jan, 14 Feb. Buyer 3: 1 Feb. Guests: 2 Feb, 31 Mar (asOf). A unit costs 100. */
function openShop(): { db: Database; shop: { id: number; currency: string } } {
  const db = openTestDatabase();
  const id = addTestShop(db);
  const orders = [
    [1, '2025-01-10', 1, 1000, 'DE', 0],
    [2, '2025-01-20', 1, 2000, 'DE', 0],
    [3, '2025-03-05', 1, 3000, 'GB', 0],
    [4, '2025-01-15', 2, 500, 'GB', 50],
    [5, '2025-02-14', 2, 700, 'GB', 0],
    [6, '2025-02-01', 3, 900, null, 0],
    [7, '2025-02-02', null, 100, 'GB', 0],
    [8, '2025-03-31', null, 200, 'GB', 0],
  ] as const;
  accept(db, id, (facts) => {
    facts.product(product(), [variant()]);
    facts.unitCost({ inventoryItemId: 60, costMinor: 100, updatedAt: 1 });
    for (const [orderId, day, customerId, netMinor, countryCode, discountMinor] of orders) {
      facts.order(order({ orderId, orderedAt: noon(day), customerId, countryCode, discountMinor, sourceName: 'web' }));
      facts.orderLine(line({ orderId, lineId: orderId * 10, quantity: 1, currentQuantity: 1, netMinor }));
    }
  });
  return { db, shop: { id, currency: 'GBP' } };
}

const ask = ({ db, shop }: ReturnType<typeof openShop>, params: object = {}) =>
  createReports(db).ask(shop, 'cohorts', { period: 'all', ...params });

test('cohorts: who ordered in which month after the first, the month of asOf immature, later months absent', async () => {
  const { cohorts, average, costedShare } = await ask(openShop());
  // Margins: each order less the 100 its unit costs.
  expect(cohorts[0]).toMatchObject({
    period: JANUARY,
    buyers: 2,
    cells: [
      { orderingBuyers: 2, cumulativeNetMinor: 3500, cumulativeMarginMinor: 3200, mature: true },
      { orderingBuyers: 1, cumulativeNetMinor: 4200, cumulativeMarginMinor: 3800, mature: true },
      { orderingBuyers: 1, cumulativeNetMinor: 7200, cumulativeMarginMinor: 6700, mature: false },
    ],
  });
  expect(cohorts[1]).toMatchObject({
    period: JANUARY + 1,
    buyers: 1,
    cells: [
      { orderingBuyers: 1, cumulativeNetMinor: 900, mature: true },
      { orderingBuyers: 0, cumulativeNetMinor: 900, mature: false },
    ],
  });
  expect(cohorts[2]).toMatchObject({ period: JANUARY + 2, buyers: 0, cells: [{ orderingBuyers: 0, mature: false }] });
  // Month 1 is over for January alone, month 2 for nobody.
  expect(average).toMatchObject([
    { buyers: 3, orderingBuyers: 3, cumulativeNetMinor: 4400 },
    { buyers: 2, orderingBuyers: 1, cumulativeNetMinor: 4200 },
  ]);
  expect(costedShare).toBe(1);
});

test('an order of 1900 costs no more than itself: weeks without a first order are shown, and are not kept', async () => {
  const shop = openShop();
  accept(shop.db, shop.shop.id, (facts) => {
    facts.order(order({ orderId: 99, orderedAt: Date.UTC(1900, 0, 1, 12), customerId: 9 }));
    facts.orderLine(line({ orderId: 99, lineId: 990, quantity: 1, currentQuantity: 1, netMinor: 100 }));
  });
  const { cohorts, isCut, average } = await ask(shop, { unit: 'week' });
  expect([cohorts.length, isCut, average.length]).toEqual([36, true, 37]);
  expect(cohorts.map(({ buyers }) => buyers).filter((buyers) => buyers > 0)).toEqual([1, 1, 1]);
  const whole = await ask(shop, { unit: 'week', isWhole: true });
  // From the weeks of 1 January 1900, and of 6, 13 and 27 January 2025, to that of 31 March: 6535, 12, 11 and 9 weeks later.
  expect(whole.cohorts.map(({ cells }) => cells.length)).toEqual([6536, 13, 12, 10]);
});

test('weeks begin on Monday', async () => {
  const { cohorts } = await ask(openShop(), { unit: 'week' });
  // Friday 10 January 2025 and Wednesday the 15th are of different weeks; the 20th is in the second week after the first.
  expect(cohorts.slice(0, 2).map(({ buyers }) => buyers)).toEqual([1, 1]);
  expect(cohorts[0]!.cells.slice(0, 3).map((cell) => cell.orderingBuyers)).toEqual([1, 0, 1]);
});

test('filters ask for the first order, and count what there is to choose from', async () => {
  const shop = openShop();
  const all = await ask(shop);
  expect([all.starters, all.countries, all.discounted, all.types]).toEqual([
    3,
    ['', 'DE', 'GB'].map((value) => ({ value, buyers: 1 })),
    [
      { value: false, buyers: 2 },
      { value: true, buyers: 1 },
    ],
    [{ value: 'Coffee', buyers: 3 }],
  ]);
  const buyersOf = async (params: object) => (await ask(shop, params)).buyers;
  expect(await buyersOf({ country: 'GB' })).toBe(1);
  expect(await buyersOf({ country: '' })).toBe(1);
  expect(await buyersOf({ country: 'XX' })).toBe(0);
  expect(await buyersOf({ discounted: false })).toBe(2);
  expect(await buyersOf({ product: 5, source: 'web', type: 'Coffee' })).toBe(3);
  expect(await buyersOf({ product: 6 })).toBe(0);
  expect((await ask(shop, { product: 5 })).productTitle).toBe('Espresso beans');
});

test('a buyer has paid back when the margin has reached the cost that was entered, and not before one was', async () => {
  const shop = openShop();
  expect(await ask(shop)).toMatchObject({ acquisitionCostMinor: null, payback: null });
  const save = (written: string) => saveAcquisitionCost(shop.db, shop.shop, { written, now: 1 });
  // January: 16.00 a buyer in month 0, 19.00 in month 1. February: 8.00, and nothing came after.
  expect(save('17.50')).toBe(true);
  const answer = await ask(shop);
  expect(answer.cohorts.map(({ payback }) => payback)).toEqual([1, null, null]);
  expect(answer).toMatchObject({ acquisitionCostMinor: 1750, payback: 1 });
  expect([save('-1'), save('much'), save('1e9')]).toEqual([false, false, false]);
  expect((await ask(shop)).acquisitionCostMinor).toBe(1750);
  expect(save('')).toBe(true);
  expect((await ask(shop)).acquisitionCostMinor).toBeNull();
});

test('a margin is not known where a unit cost is missing: blank, never 0', async () => {
  const shop = openShop();
  accept(shop.db, shop.shop.id, (facts) => facts.unitCost({ inventoryItemId: 60, costMinor: null, updatedAt: 2 }));
  const answer = await ask(shop);
  expect(answer.cohorts[0]!.cells[0]!.cumulativeMarginMinor).toBeNull();
  expect(answer.costedShare).toBe(0);
  expect(exportCohorts(answer, 'cohorts', 'GBP').split('\n')[1]).toBe('2025-01-01,2,0,2,1,17.5,,0,true');
});

test('a shop without orders has no cohorts', async () => {
  const db = openTestDatabase();
  const empty = await ask({ db, shop: { id: addTestShop(db), currency: 'GBP' } });
  expect(empty).toMatchObject({ asOf: null, starters: 0, cohorts: [], average: [], costedShare: null, types: [] });
});

test('cohorts are compared with those of the period before, and export it', async () => {
  const db = openTestDatabase();
  const id = addTestShop(db);
  accept(db, id, (facts) => {
    facts.product(product(), [variant()]);
    let orderId = 0;
    const add = (day: string, customerId: number, netMinor: number) => {
      orderId += 1;
      facts.order(order({ orderId, orderedAt: noon(day), customerId }));
      facts.orderLine(line({ orderId, lineId: orderId, quantity: 1, currentQuantity: 1, netMinor }));
    };
    // 30 buyers begin on 1 January, 1000 each; six are back in February for 500. 30 begin on 15 January, 24 are back.
    for (let buyer = 1; buyer <= 30; buyer++) add('2025-01-01', buyer, 1000);
    for (let buyer = 31; buyer <= 60; buyer++) add('2025-01-15', buyer, 1000);
    for (let buyer = 1; buyer <= 6; buyer++) add('2025-02-10', buyer, 500);
    for (let buyer = 31; buyer <= 54; buyer++) add('2025-02-11', buyer, 500);
    add('2025-03-01', 60, 100);
  });
  const reports = createReports(db);
  const compare = (from: string, to: string) => reports.ask({ id }, 'cohorts', { period: { from, to }, unit: 'month' });
  const answer = await compare('2025-01-15', '2025-01-28');
  // 24 of 30 against 6 of 30, 42,000 against 33,000 in all; month 2 is that of the newest order, hence not over.
  expect(answer.compared).toMatchObject([
    {
      step: 1,
      now: { buyers: 30, orderingBuyers: 24, netMinor: 42_000 },
      before: { buyers: 30, orderingBuyers: 6, netMinor: 33_000 },
    },
  ]);
  const { shares, means } = answer.compared![0]!;
  expect(shares[0]).toBeGreaterThan(0);
  // Variance of 24 x 500 and 6 x 0 around 400, and the other way round: 30 x 200² / 29 each; 300 -+ 1.96 sqrt(2 x 41379.3 / 30) = 102.9.
  expect(means[0]).toBeCloseTo(300 - 102.94, 1);
  expect(means[1]).toBeCloseTo(300 + 102.94, 1);
  const [, row] = exportCohorts(answer, 'compared', 'GBP').split(/\r?\n/);
  expect(row).toMatch(/^1,30,24,14,30,6,11,/);
  expect((await compare('2025-01-14', '2025-01-28')).compared).toBeNull();
  expect(
    exportCohorts(await compare('2025-01-14', '2025-01-28'), 'compared', 'GBP')
      .trim()
      .split('\n'),
  ).toHaveLength(1);
  expect((await compare('2025-02-01', '2025-02-14')).compared).toEqual([]);
});
