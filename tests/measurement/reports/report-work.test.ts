import { expect, test } from 'vitest';
import { generateShop } from '../../../bench/generate-shop.ts';
import { createLentSnapshots } from '#app/measurement/reports/create-lent-snapshots.ts';
import { createSnapshots } from '#app/measurement/reports/create-snapshots.ts';
import { openReport } from '#app/measurement/reports/open-report.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const ORDERS = 30_000;
const TIMES = 4;
/** Clocks of threads tick coarsely. */
const AT_ONCE = 8;

/**
 * What a report of columns in memory may cost, in passes of plain arithmetic over the shop's orders, measured beside it:
 * three times what it costs today (2.5, 1, 9 and 5). A pass over all orders for each figure, a bound for each step of a
 * curve, or a copy for each row, is more.
 */
const MOST: Readonly<Record<string, number>> = { repeat: 8, cohorts: 4, survival: 28, 'products-gateway': 18 };

function readMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The shortest of several times, since a busy machine only adds. */
function measureBest(run: () => unknown): number {
  const times = Array.from({ length: TIMES }, () => {
    const startedMs = readMs();
    for (let again = 0; again < AT_ONCE; again++) run();
    return (readMs() - startedMs) / AT_ONCE;
  });
  return Math.min(...times);
}

test('reports cost some passes over the orders, and no more', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  generateShop(db, shopId, { orders: ORDERS, buyers: ORDERS * 0.3, products: 500 });
  const snapshots = createSnapshots(db, {
    now: () => 0,
    budgetBytes: 1e9,
    largeFromOrders: 1,
    onReading: () => {},
    onKept: () => {},
  });
  const sources = { db, now: () => 0, snapshots, lent: createLentSnapshots() };
  const { orderedAt, netRevenueMinor } = snapshots.open(
    { id: shopId, ianaTimezone: 'Europe/London', currency: 'GBP' },
    1,
  ).columns;
  const pass = measureBest(() => {
    let sum = 0;
    for (let at = 0; at < orderedAt.length; at++) sum += orderedAt[at]! % 7 > 3 ? netRevenueMinor[at]! : Math.sqrt(at);
    return sum;
  });
  const costs = Object.keys(MOST).map((name) => {
    const question = { shopId, name, params: {} };
    openReport(sources, question, 1).answer();
    return [name, measureBest(() => openReport(sources, question, 1).answer()) / pass] as const;
  });
  for (const [name, cost] of costs) expect(cost, `${name} in passes`).toBeLessThan(MOST[name]!);
});
