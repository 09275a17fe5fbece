import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importShop } from '#app/ingest/import/import-shop.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';
import { countFlows, countGateways, countReplenishment, countRepurchases, sumChances } from './count-products.ts';
import { readBoughtOrders } from './read-bought-orders.ts';
import { writeProductsFolder } from './write-products-folder.ts';

const DAY = 24 * 60 * 60 * 1000;

test('every figure of the products page equals an independent count from the JSONL', async () => {
  // REGULARS_CHECK_FOLDER names a real shop's folder to check instead.
  const folder = process.env.REGULARS_CHECK_FOLDER ?? writeProductsFolder();
  const db = openTestDatabase();
  const { shopId } = await importShop(folder, { db, now: Date.now() });
  const reports = createReports(db);
  const ask = <Name extends Parameters<typeof reports.ask>[1]>(name: Name) =>
    reports.ask({ id: shopId }, name, { isWhole: true } as never);
  const { ianaTimezone } = JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8')) as { ianaTimezone: string };
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: ianaTimezone, year: 'numeric', month: '2-digit' });
  const { buyers, guests, asOf, types } = await readBoughtOrders(folder);
  const byProduct = (a: { product: string }, b: { product: string }) => Number(a.product) - Number(b.product);

  const gateway = await ask('products-gateway');
  const gateways = countGateways(buyers, asOf, (at) => calendar.format(at)).sort(byProduct);
  const ours = [...gateway.products].sort((a, b) => a.productId - b.productId);
  expect(ours.map((row) => [String(row.productId), row.buyers, row.repeated, row.compared])).toEqual(
    gateways.map((row) => [row.product, row.buyers, row.repeated, row.compared]),
  );
  expect(ours.length).toBeGreaterThan(4);
  for (const [i, row] of ours.entries()) {
    const { compared, difference, error } = gateways[i]!;
    if (compared < 50) continue;
    expect(row.difference).toBeCloseTo(difference, 10);
    // All intervals are as wide as the confidence says: the normal quantile by a sum over its density.
    expect((row.high! - row.low!) / 2 / error).toBeCloseTo(halfWidth(gateway.confidence), 4);
  }

  const repurchases = countRepurchases(buyers, asOf, types).sort(byProduct);
  const { products } = await ask('products-repurchase');
  expect(
    [...products]
      .sort((a, b) => a.productId - b.productId)
      .map((row) => [String(row.productId), row.buyers, row.windowDays, row.mature, row.repurchased, row.reordered]),
  ).toEqual(
    repurchases.map((row) => [row.product, row.buyers, row.window, row.mature, row.repurchased, row.reordered]),
  );

  const { variants } = await ask('products-replenishment');
  const order = (a: { product: string; variant: string }, b: { product: string; variant: string }) =>
    byProduct(a, b) || Number(a.variant) - Number(b.variant);
  expect(
    [...variants]
      .sort((a, b) => a.productId - b.productId || a.variantId - b.variantId)
      .map((row) => [
        row.productId,
        row.variantId,
        row.intervals,
        row.pooledIntervals,
        row.p25Days,
        row.p50Days,
        row.p75Days,
      ]),
  ).toEqual(
    countReplenishment(buyers, guests, types)
      .sort(order)
      .map((row) => [Number(row.product), Number(row.variant), row.intervals, row.pooled, ...row.quartiles]),
  );

  const { flows } = await ask('products-journeys');
  const frequent = countFlows(buyers, types).filter(({ n }) => n >= 20);
  const theirs = new Map(frequent.map((flow) => [JSON.stringify([flow.i, flow.from, flow.to]), flow]));
  expect(flows).toHaveLength(theirs.size);
  for (const { orderNumber, from, to, buyers: n, lift } of flows) {
    const name = (end: typeof to) => (typeof end === 'object' ? (end?.type ?? null) : 'other');
    const expected = theirs.get(JSON.stringify([orderNumber, name(from), name(to)]))!;
    expect(n).toBe(expected.n);
    if (lift === null) expect(expected.lift).toBeNull();
    else expect(lift).toBeCloseTo(expected.lift!, 10);
  }

  const { horizons, products: expected } = await ask('products-outlook');
  const [before, now] = [sumChances(buyers, asOf - 30 * DAY), sumChances(buyers, asOf)];
  const scale = before.came >= 20 ? before.came / before.total : 1;
  expect(horizons[0]!.scale).toBeCloseTo(scale, 4);
  // The app keeps a product's gap and rate in single precision.
  expect(horizons[0]!.expected / (scale * now.total)).toBeCloseTo(1, 4);
  expect(horizons[0]!.check!.came).toBe(before.came);
  for (const row of expected.slice(0, 30)) {
    expect(row.outlooks[0]!.expected / (scale * now.chances.get(String(row.productId))!)).toBeCloseTo(1, 4);
  }
}, 600_000);

/** How many standard deviations around 0 hold a share of the normal distribution, by adding up slices of its density. */
function halfWidth(share: number): number {
  const slice = 1e-5;
  let [z, inside] = [0, 0];
  while (inside < share) {
    inside += (2 * slice * Math.exp(-((z + slice / 2) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
    z += slice;
  }
  return z;
}
