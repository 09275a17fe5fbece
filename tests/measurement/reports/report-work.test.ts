import { expect, test } from 'vitest';
import { generateShop } from '../../../bench/generate-shop.ts';
import { createLentSnapshots } from '#app/measurement/reports/create-lent-snapshots.ts';
import { createSnapshots } from '#app/measurement/reports/create-snapshots.ts';
import { openReport } from '#app/measurement/reports/open-report.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const ORDERS = 30_000;
const ROUNDS = 6;
/** Clocks of threads tick coarsely. */
const AT_ONCE = 8;

/**
 * What a report of columns in memory may cost, in passes of plain arithmetic over the shop's orders, measured beside it:
 * today 2, 2, 12 and 4, and up to 2.5 times that where others use the machine's memory. A pass over all orders for each
 * figure, a bound for each step of a curve, or a copy for each row, is more.
 */
const MOST: Readonly<Record<string, number>> = { repeat: 15, cohorts: 15, survival: 80, 'products-gateway': 30 };

function readMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The shortest of several times of each, in turn: a busy machine only adds, and is busy for a while. */
function measureBest(runs: readonly (() => unknown)[]): number[] {
  const best = runs.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, run] of runs.entries()) {
      const startedMs = readMs();
      for (let again = 0; again < AT_ONCE; again++) run();
      best[at] = Math.min(best[at]!, (readMs() - startedMs) / AT_ONCE);
    }
  }
  return best;
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
  const pass = () => {
    let sum = 0;
    for (let at = 0; at < orderedAt.length; at++) sum += orderedAt[at]! % 7 > 3 ? netRevenueMinor[at]! : Math.sqrt(at);
    return sum;
  };
  const names = Object.keys(MOST);
  const reports = names.map((name) => () => openReport(sources, { shopId, name, params: {} }, 1).answer());
  for (const report of reports) report();
  const [one, ...costs] = measureBest([pass, ...reports]);
  for (const [at, name] of names.entries()) expect(costs[at]! / one!, `${name} in passes`).toBeLessThan(MOST[name]!);
});
