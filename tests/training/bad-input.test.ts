import { expect, test } from 'vitest';
import { findIndex } from '#ml/data/find-index.ts';
import type { Database } from '#app/db.server.ts';
import { buildServedShop } from '#app/serving/build-served-shop.ts';
import { NOBODY } from '#app/serving/buyer-history.ts';
import { loadCatalog } from '#app/serving/load-catalog.ts';
import { PLACEMENTS, type Placement } from '#app/serving/placements.ts';
import { recommend } from '#app/serving/recommend.ts';
import { DAY } from '#app/time.ts';
import { loadServedModel } from '#app/training/load-served-model.ts';
import { trainShop } from '#app/training/train-shop.ts';
import { insertOrder, type TestLine } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const NOW = Date.UTC(2026, 10, 22);

interface StrangeShop {
  readonly products?: number;
  readonly priceMinor?: number;
  readonly orders?: (write: (order: { at: number; buyer?: number; lines: readonly TestLine[] }) => void) => void;
}

/** Put a strange shop into a database of its own. */
function openStrangeShop({ products = 8, priceMinor = 500, orders }: StrangeShop): { db: Database; shopId: number } {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const product = db.sql.prepare(
    `INSERT INTO Product (shopId, productId, title, handle, productType, status, publishedAt, createdAt, updatedAt)
     VALUES (?, ?, ?, ?, '', 'active', 1, 1, 1)`,
  );
  const variant = db.sql.prepare(
    'INSERT INTO Variant (shopId, productId, variantId, priceMinor, updatedAt) VALUES (?, ?, ?, ?, 1)',
  );
  let orderId = 0;
  db.sql.transaction(() => {
    for (let id = 1; id <= products; id++) {
      product.run(shopId, id, `Thing ${id}`, `thing-${id}`);
      variant.run(shopId, id, id * 10, priceMinor);
    }
    orders?.(({ at, buyer, lines }) =>
      insertOrder(db, shopId, { orderId: ++orderId, orderedAt: at, customerId: buyer ?? null, lines }),
    );
  })();
  return { db, shopId };
}

const lines = (...ids: readonly number[]): TestLine[] => ids.map((productId) => ({ productId }));
const daily = (
  count: number,
  linesOf: (day: number) => readonly TestLine[],
  buyerOf = (day: number) => 1 + (day % 9),
) =>
  ((write) => {
    for (let day = 0; day < count; day++)
      write({ at: NOW - (count - day) * (DAY / 4), buyer: buyerOf(day), lines: linesOf(day) });
  }) satisfies StrangeShop['orders'];

const SHOPS: Readonly<Record<string, StrangeShop>> = {
  'no order': {},
  'one order': { orders: (write) => write({ at: NOW - DAY, buyer: 1, lines: lines(1, 2) }) },
  'one product': { products: 2, orders: daily(400, () => lines(1)) },
  'one buyer': {
    orders: daily(
      400,
      (day) => lines(1 + (day % 8), 1 + ((day + 1) % 8)),
      () => 7,
    ),
  },
  'guests only': {
    orders: daily(
      400,
      (day) => lines(1 + (day % 8), 1 + ((day + 3) % 8)),
      () => 0,
    ),
  },
  'all the same product': { orders: daily(400, () => lines(3)) },
  'always the same basket': { orders: daily(400, () => lines(1, 2, 3)) },
  'a basket of 5,000 lines': {
    products: 5000,
    orders: (write) => {
      daily(400, (day) => lines(1 + (day % 8), 9 + (day % 5)))(write);
      write({ at: NOW - DAY, buyer: 3, lines: lines(...Array.from({ length: 5000 }, (_, i) => i + 1)) });
    },
  },
  '100,000 products': {
    products: 100_000,
    orders: daily(2000, (day) => lines(1 + ((day * 37) % 100_000), 1 + ((day * 7919) % 100_000), 1 + (day % 50))),
  },
  'prices of zero': { priceMinor: 0, orders: daily(400, (day) => [{ productId: 1 + (day % 8), netMinor: 0 }]) },
  'a clock far ahead': {
    orders: (write) => {
      daily(400, (day) => lines(1 + (day % 8), 1 + ((day + 1) % 8)))(write);
      write({ at: NOW + 20_000 * DAY, buyer: 2, lines: lines(1, 4) });
    },
  },
  'only refunds': {
    orders: daily(400, (day) => [{ productId: 1 + (day % 8), refunded: [{ quantity: 1, netMinor: 100 }] }]),
  },
  'lines without a product': { orders: daily(400, () => [{ productId: null }]) },
};

for (const [name, strange] of Object.entries(SHOPS)) {
  test(`${name}: trains, answers every placement, and no figure is not a number`, () => {
    const { db, shopId } = openStrangeShop(strange);
    const outcome = trainShop(db, shopId, { now: NOW });
    expect(outcome).toMatchObject({ state: 'promoted', error: null });
    expect(JSON.stringify(outcome.figures)).not.toMatch(/null,"(hitRate|ndcg|coverage)|NaN|Infinity/);
    // A date that has not come yet makes no window of its own.
    for (const { orders } of outcome.figures!.origins) expect(orders).toBeGreaterThan(100);
    const { model, version } = loadServedModel(db, shopId)!;
    for (const value of [...model.popularity.trending, ...model.repurchase.rate]) expect(value).not.toBeNaN();
    const catalog = loadCatalog(db, shopId, NOW);
    const shop = buildServedShop({ shopId, catalog, model, modelVersion: version });
    const seeds = [...model.vocabulary.subarray(0, 3), 1];
    for (const placement of Object.keys(PLACEMENTS) as Placement[]) {
      for (const seed of seeds) {
        const bought = findIndex(model.vocabulary, seed) < 0 ? [] : [{ productId: seed, at: NOW - DAY }];
        const { slots } = recommend(shop, {
          placement,
          productId: seed,
          cart: [seed],
          buyer: { ...NOBODY, bought },
          limit: 6,
          now: NOW,
        });
        const eligible = catalog.products.filter(({ barrier, productId }) => !barrier && productId !== seed).length;
        // What is bought again is for what was bought before, and shows nothing else.
        if (placement !== ('buy-again' as Placement)) expect(slots.length).toBe(Math.min(6, eligible));
        for (const { score } of slots) expect(Number.isFinite(score)).toBe(true);
        expect(new Set(slots.map(({ position }) => position)).size).toBe(slots.length);
      }
    }
  });
}
