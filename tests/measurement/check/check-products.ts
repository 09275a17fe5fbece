import { exportProducts } from '#app/measurement/reports/export-products.ts';
import { countFlows } from './count-flows.ts';
import { countGateways } from './count-gateways.ts';
import { countOutlook } from './count-outlook.ts';
import { countReplenishment, countRepurchases } from './count-repurchases.ts';
import type { Tally } from './create-tally.ts';
import type { CheckedFolder } from './open-checked-folder.ts';

const WHOLE = { isWhole: true };

/** Gateway products and repurchase rates. */
export async function checkGateways({ folder, reports, shop }: CheckedFolder, tally: Tally): Promise<void> {
  for (const began of ['ever', 'year'] as const) {
    const expected = countGateways(folder, began);
    tally.same(`gateway ${began}`, await reports.ask(shop, 'products-gateway', { ...WHOLE, began }), expected, 1e-7);
    tally.sameCsv(
      `products.csv gateway ${began}`,
      await exportProducts(reports, shop, 'gateway', { began }),
      expected.products.map((row) => [
        ...[row.productId, row.title, row.buyers, row.repeated, row.compared, row.comparedEvents],
        ...[row.withoutComparison, row.difference, row.low, row.high],
      ]),
      1e-7,
    );
  }
  const shown = await reports.ask(shop, 'products-gateway', {});
  const whole = await reports.ask(shop, 'products-gateway', WHOLE);
  const behind = whole.products.filter(({ high }) => high !== null && high < 0).slice(-5);
  const first = whole.products.filter((row) => !behind.includes(row)).slice(0, 25 - behind.length);
  const ids = [...first, ...behind].map(({ productId }) => productId);
  tally.same('gateway as shown', new Set(shown.products.map(({ productId }) => productId)).size, ids.length);
  for (const row of shown.products)
    tally.same(
      'gateway as shown',
      row,
      whole.products.find(({ productId }) => productId === row.productId),
    );
  tally.holds(
    'gateway as shown: which',
    shown.products.every(({ productId }) => ids.includes(productId)),
  );
}

export async function checkRepurchases({ folder, reports, shop }: CheckedFolder, tally: Tally): Promise<void> {
  const expected = countRepurchases(folder);
  tally.same('repurchase', await reports.ask(shop, 'products-repurchase', WHOLE), expected, 1e-9);
  const known = expected.products.filter(({ rate }) => rate !== null).slice(0, 25);
  const shown = await reports.ask(shop, 'products-repurchase', {});
  tally.same('repurchase as shown', shown, { ...expected, products: known }, 1e-9);
  tally.sameCsv(
    'products.csv repurchase',
    await exportProducts(reports, shop, 'repurchase', { began: 'ever' }),
    expected.products.map((row) => [
      ...[row.productId, row.title, row.buyers, row.windowDays, row.windowFrom, row.intervals, row.mature],
      ...[row.repurchased, row.reordered, row.rate, row.low, row.high],
    ]),
    1e-9,
  );
}

export async function checkReplenishment({ folder, reports, shop }: CheckedFolder, tally: Tally): Promise<void> {
  const expected = countReplenishment(folder);
  tally.same('replenishment', await reports.ask(shop, 'products-replenishment', WHOLE), expected, 1e-12);
  const known = expected.variants.filter(({ p50Days }) => p50Days !== null).slice(0, 25);
  const shown = await reports.ask(shop, 'products-replenishment', {});
  tally.same('replenishment as shown', shown, { ...expected, variants: known }, 1e-12);
  tally.sameCsv(
    'products.csv replenishment',
    await exportProducts(reports, shop, 'replenishment', { began: 'ever' }),
    expected.variants.map((row) => [
      ...[row.productId, row.title, row.variantId || null, row.variantTitle, row.type, row.intervals, row.pooledFrom],
      ...[row.pooledIntervals, row.p25Days, row.p50Days, row.p75Days],
    ]),
    1e-12,
  );
}

export async function checkJourneys({ folder, reports, shop }: CheckedFolder, tally: Tally): Promise<void> {
  tally.same('journeys', await reports.ask(shop, 'products-journeys', {}), countFlows(folder, false), 1e-12);
  const expected = countFlows(folder, true);
  tally.same('journeys whole', await reports.ask(shop, 'products-journeys', WHOLE), expected, 1e-12);
  const name = (end: (typeof expected.flows)[number]['to']) => (typeof end === 'object' ? (end?.type ?? null) : end);
  tally.sameCsv(
    'products.csv journeys',
    await exportProducts(reports, shop, 'journeys', { began: 'ever' }),
    expected.flows.map(({ orderNumber, from, to, buyers, lift }) => [
      ...[orderNumber, name(from), name(to), to !== null, buyers, lift],
    ]),
    1e-12,
  );
}

export async function checkOutlook({ folder, reports, shop }: CheckedFolder, tally: Tally): Promise<void> {
  const expected = countOutlook(folder);
  tally.same('outlook', await reports.ask(shop, 'products-outlook', WHOLE), expected, 1e-6);
  const shown = { ...expected, products: expected.products.slice(0, 30) };
  tally.same('outlook as shown', await reports.ask(shop, 'products-outlook', {}), shown, 1e-6);
  tally.sameCsv(
    'products.csv outlook',
    await exportProducts(reports, shop, 'outlook', { began: 'ever' }),
    expected.products.map(({ productId, title, outlooks }) => [
      ...[productId, title],
      ...outlooks.flatMap(({ expected: one, low, high }) => [one, low, high]),
    ]),
    1e-6,
  );
}
