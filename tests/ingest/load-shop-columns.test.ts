import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GIFT_CARD } from '#ml/measurement/shop-columns.ts';
import type { App } from '#app/app.server.ts';
import type { Database } from '#app/db.server.ts';
import { collectOrdersAfter } from '#app/ingest/collect-orders-after.ts';
import { loadOrders } from '#app/ingest/load-orders.ts';
import { loadShopColumns, type ShopSnapshot } from '#app/ingest/load-shop-columns.ts';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import { updateShopColumns } from '#app/ingest/update-shop-columns.ts';
import { acceptMessages } from '#tests/support/arbitrary-facts.ts';
import { arbitrarySales } from '#tests/support/arbitrary-sales.ts';
import { accept, line, order, product, T, variant } from '#tests/support/facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';

/** A new cost, type or name for a product, and when. */
const catalogue = fc.record({
  after: fc.nat(29),
  productId: fc.integer({ min: 1, max: 5 }),
  costMinor: fc.option(fc.nat(300)),
  productType: fc.constantFrom('', 'Coffee', 'Tea'),
});

type Change = typeof catalogue extends fc.Arbitrary<infer Value> ? Value : never;

function change(db: Database, shopId: number, { productId, costMinor, productType, after }: Change): void {
  const [variantId, inventoryItemId, updatedAt] = [100 + productId, 200 + productId, T + after];
  accept(db, shopId, (facts) => {
    facts.product(product({ productId, productType, updatedAt }), [
      variant({ productId, variantId, inventoryItemId, updatedAt }),
    ]);
    facts.unitCost({ inventoryItemId, costMinor, updatedAt });
  });
}

function redact(app: App, shopId: number, customerId: number): void {
  app.db.sql.transaction(() => redactCustomer(app, shopId, { customerId, orderIds: [], redactedAt: T })).immediate();
}

test('columns brought up to date equal columns loaded anew, byte for byte, whatever happened', () => {
  const app = openTestApp();
  app.db.sql.pragma('synchronous = OFF');
  let shop = 0;
  const history = fc.record({
    messages: arbitrarySales,
    changes: fc.array(catalogue, { maxLength: 6 }),
    redactions: fc.array(fc.record({ after: fc.nat(29), customerId: fc.integer({ min: 1, max: 3 }) }), {
      maxLength: 2,
    }),
    updates: fc.uniqueArray(fc.nat(29), { minLength: 1, maxLength: 6 }),
  });
  fc.assert(
    fc.property(history, ({ messages, changes, redactions, updates }) => {
      const shopId = addTestShop(app.db, `shop-${shop++}.myshopify.com`);
      let snapshot = loadShopColumns(app.db, shopId);
      acceptMessages(app.db, shopId, messages, (index) => {
        for (const one of changes) if (one.after === index) change(app.db, shopId, one);
        for (const { after, customerId } of redactions) if (after === index) redact(app, shopId, customerId);
        if (!updates.includes(index)) return;
        snapshot = updateShopColumns(app.db, shopId, snapshot);
        expect(snapshot).toEqual(loadShopColumns(app.db, shopId));
      });
      expectTotalsOfOrders(app.db, shopId, updateShopColumns(app.db, shopId, snapshot));
    }),
    { numRuns: 120, seed: 5 },
  );
});

/** The same totals, units and revenue as training reads. */
function expectTotalsOfOrders(db: Database, shopId: number, { columns }: ShopSnapshot): void {
  const whole = loadOrders(db, shopId);
  for (const column of ['orderIds', 'orderedAt', 'customerIds', 'netRevenueMinor', 'lineOffsets'] as const)
    expect(columns[column]).toEqual(whole[column]);
  expect(columns.lineUnits).toEqual(whole.remainingUnits);
  expect(columns.lineNetMinor).toEqual(whole.lineNetMinor.map((net, at) => (whole.isGiftCard[at] ? 0 : net)));
  expect(columns.lineProduct.map((at) => columns.productIds[at] ?? 0)).toEqual(
    Int32Array.from(whole.productIds, (productId, at) => (whole.isGiftCard[at] ? 0 : productId)),
  );
}

test('columns hold what dashboards group by, and margins only where every cost is known', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  accept(db, shopId, (facts) => {
    facts.product(product({ productId: 5, productType: 'Coffee' }), [variant({ inventoryItemId: 60 })]);
    facts.unitCost({ inventoryItemId: 60, costMinor: 120, updatedAt: T });
    facts.order(order({ orderId: 1, orderedAt: T + 5, countryCode: 'GB', sourceName: 'web', discountMinor: 50 }));
    facts.orderLine(line({ orderId: 1, lineId: 12, productId: null, variantId: null, netMinor: 300 }));
    facts.orderLine(line({ orderId: 1, lineId: 11, isSubscription: true }));
    facts.order(order({ orderId: 2, customerId: null, countryCode: null, sourceName: 'pos' }));
    facts.orderLine(line({ orderId: 2, lineId: 21, quantity: 3, currentQuantity: 2 }));
    facts.orderLine(line({ orderId: 2, lineId: 22, isGiftCard: true, netMinor: 5000 }));
  });
  const { columns } = loadShopColumns(db, shopId);
  expect([...columns.orderIds]).toEqual([2, 1]);
  expect([...columns.customerIds]).toEqual([0, 7]);
  // Order 2: one of three units was edited away, so 900 - 300 are left and two units cost 120 each; the gift card is nothing.
  expect([...columns.netRevenueMinor]).toEqual([600, 1200]);
  expect([...columns.marginMinor]).toEqual([360, NaN]);
  expect(Array.from(columns.country, (at) => columns.countries[at])).toEqual(['', 'GB']);
  expect(Array.from(columns.source, (at) => columns.sources[at])).toEqual(['pos', 'web']);
  expect([...columns.isDiscounted]).toEqual([0, 1]);
  expect([...columns.isSubscription]).toEqual([0, 1]);
  // The gift card is no product, and line 12 names none.
  expect([...columns.lineProduct]).toEqual([0, GIFT_CARD, 0, -1]);
  expect(columns.productTypes).toEqual(['', 'Coffee']);
});

test('half of the orders collected elsewhere: the same columns, and they do not count if a fact came between', () => {
  const app = openTestApp();
  app.db.sql.pragma('synchronous = OFF');
  let shop = 0;
  fc.assert(
    fc.property(arbitrarySales, fc.array(catalogue, { maxLength: 3 }), (list, changes) => {
      const shopId = addTestShop(app.db, `shop-${shop++}.myshopify.com`);
      acceptMessages(app.db, shopId, list);
      for (const one of changes) change(app.db, shopId, one);
      const alone = loadShopColumns(app.db, shopId);
      const collect = (after: number) => collectOrdersAfter(app.db, shopId, after);
      expect(loadShopColumns(app.db, shopId, (after) => ({ finish: () => collect(after) }))).toEqual(alone);
      const { versions } = alone;
      const newer = {
        versions: { ...versions, factsVersion: versions.factsVersion + 1 },
        collected: collect(-1).collected,
      };
      expect(loadShopColumns(app.db, shopId, () => ({ finish: () => newer }))).toEqual(alone);
    }),
    { numRuns: 30 },
  );
});

test('a snapshot without news is the same object, and news of stock leave its columns alone', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  accept(db, shopId, (facts) => {
    facts.order(order());
    facts.orderLine(line());
  });
  const before = loadShopColumns(db, shopId);
  expect(updateShopColumns(db, shopId, before)).toBe(before);
  accept(db, shopId, (facts) => facts.product(product(), [variant({ inventoryQuantity: 1 })]));
  const typed = updateShopColumns(db, shopId, before);
  expect(typed.columns.productTypes).toEqual(['', 'Coffee']);
  accept(db, shopId, (facts) =>
    facts.inventoryLevel({ inventoryItemId: 60, locationId: 1, available: 3, updatedAt: T + 1 }),
  );
  expect(updateShopColumns(db, shopId, typed).columns).toBe(typed.columns);
});
