import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { listBuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import { describeBuyers } from '#ml/profiles/describe-buyers.ts';
import { fitNothing } from '#ml/profiles/fit-nothing.ts';
import type { Database } from '#app/db.server.ts';
import type { createFactWriter } from '#app/ingest/write-facts.ts';
import { encodeProfileFit } from '#app/profiles/encode-profile-fit.ts';
import { getProfileFit } from '#app/profiles/get-profile-fit.ts';
import { loadProfileColumns } from '#app/profiles/load-profile-columns.ts';
import { loadProfiles } from '#app/profiles/load-profiles.ts';
import { redactCustomer } from '#app/ingest/redact-customer.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { rebuildStaleProfiles } from '#app/profiles/rebuild-stale-profiles.ts';
import { shareTurns } from '#app/profiles/create-turns.ts';
import { beginRefit } from '#app/profiles/refit.ts';
import { writeAllProfiles } from '#app/profiles/write-all-profiles.ts';
import { DAY, HOUR } from '#app/time.ts';
import { generateShop } from '../../bench/generate-shop.ts';
import { accept, line, order, product, variant } from '#tests/support/facts.ts';
import { createTestApp } from '#tests/support/create-test-app.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const START = Date.UTC(2025, 2, 1);
const PRODUCTS = 6;
const FORETOLD = {
  orderProbability90: null,
  expectedOrders90: null,
  clv365MeanMinor: null,
  clv365P10Minor: null,
  clv365P50Minor: null,
  clv365P90Minor: null,
};
const KEY = Buffer.alloc(32, 1).toString('base64');

type TestApp = ReturnType<typeof createTestApp>;

/** Something that happens to a shop's orders. */
type Event =
  | {
      readonly kind: 'order';
      readonly id: number;
      readonly buyer: number | null;
      readonly day: number;
      readonly minor: number;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'refund'; readonly id: number; readonly minor: number }
  | { readonly kind: 'erase'; readonly buyer: number };

const id = fc.integer({ min: 1, max: 60 });
const arbitraryEvents = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('order' as const),
        id,
        buyer: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 8 }),
        day: fc.integer({ min: 0, max: 300 }),
        minor: fc.nat(9000),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), id }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), id, minor: fc.nat(12_000) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('erase' as const), buyer: fc.integer({ min: 1, max: 12 }) }),
    },
  ),
  { maxLength: 40 },
);

const orderedAt = (day: number, n: number) => START + day * DAY + ((n * 7) % 24) * HOUR;

/** Accept one event. The first order of an id says when and by whom; later ones change its lines. */
function act(app: TestApp, shopId: number, event: Event, version: number): void {
  const { db } = app;
  const updatedAt = START + 400 * DAY + version;
  if (event.kind === 'erase') {
    db.sql.transaction(() =>
      redactCustomer(app, shopId, { customerId: event.buyer, orderIds: [], redactedAt: updatedAt }),
    )();
    return;
  }
  accept(db, shopId, (facts) => {
    if (event.kind === 'refund') {
      facts.refund({ refundId: event.id, orderId: event.id, refundedAt: updatedAt });
      const ids = { refundId: event.id, refundLineId: event.id, orderId: event.id, lineId: event.id * 10 };
      facts.refundLine({ ...ids, quantity: 1, netMinor: event.minor });
    }
    if (event.kind === 'cancel') cancel(db, shopId, event.id, updatedAt, facts);
    if (event.kind !== 'order') return;
    const at = orderedAt(event.day, event.id);
    const head = { orderId: event.id, orderedAt: at, updatedAt, customerId: event.buyer };
    facts.order(order({ ...head, countryCode: event.id % 3 ? 'GB' : null, discountMinor: event.id % 4 ? 0 : 50 }));
    for (let n = 0; n <= event.id % 3; n++) {
      const productId = 1 + ((event.id + n) % PRODUCTS);
      const ids = { orderId: event.id, lineId: event.id * 10 + n, productId, variantId: 100 + productId };
      facts.orderLine(line({ ...ids, quantity: 2, currentQuantity: 2, netMinor: event.minor + n, updatedAt }));
    }
  });
}

type Facts = ReturnType<typeof createFactWriter>;

function cancel(db: Database, shopId: number, orderId: number, at: number, facts: Facts): void {
  const found = db.sql
    .prepare('SELECT orderedAt, customerId FROM "Order" WHERE shopId = ? AND orderId = ?')
    .get(shopId, orderId) as { orderedAt: number; customerId: number | null } | undefined;
  if (found) facts.order(order({ orderId, ...found, updatedAt: at, cancelledAt: at }));
}

function open(zone = 'Europe/London'): { app: TestApp; db: Database; shopId: number } {
  const app = createTestApp({ key: KEY });
  const { db } = app;
  const shopId = addTestShop(db, 'test-shop.myshopify.com', 'GBP', zone);
  accept(db, shopId, (facts) => {
    for (let n = 1; n <= PRODUCTS; n++) {
      const type = ['Coffee', 'Tea', ''][n % 3]!;
      const variants = [variant({ productId: n, variantId: 100 + n, inventoryItemId: 200 + n })];
      facts.product(product({ productId: n, productType: type, vendor: n % 2 ? 'North' : 'South' }), variants);
      if (n !== 4) facts.unitCost({ inventoryItemId: 200 + n, costMinor: 100 * n, updatedAt: 1 });
    }
  });
  return { app, db, shopId };
}

/** What all buyers are by the stored fit. */
function describeAll(db: Database, shopId: number): BuyerProfile[] {
  const { columns } = loadProfileColumns(db, shopId);
  return [...describeBuyers(columns, listBuyerBaskets(columns.customerIds), getProfileFit(db, shopId) ?? fitNothing())];
}

const stored = (db: Database, table: string) => db.sql.prepare(`SELECT * FROM ${table} ORDER BY customerId`).all();

test('whatever happens, each row rebuilt alone is as all are rebuilt under the same fit; refitted, as from scratch', () => {
  fc.assert(
    fc.property(arbitraryEvents, fc.infiniteStream(fc.nat(7)), (events, moments) => {
      const { app, db, shopId } = open();
      for (const [version, event] of events.entries()) {
        act(app, shopId, event, version);
        const moment = moments.next().value!;
        if (moment < 5) rebuildStaleProfiles(db, Infinity);
        if (moment === 0) rebuildProfiles(db, shopId);
      }
      rebuildStaleProfiles(db, Infinity);
      expect(loadProfiles(db, shopId)).toEqual(describeAll(db, shopId));
      rebuildProfiles(db, shopId);
      const [rows, fit] = [stored(db, 'BuyerProfile'), getProfileFit(db, shopId)];
      db.sql.exec('DELETE FROM BuyerProfile; DELETE FROM ProfileFit');
      rebuildProfiles(db, shopId);
      expect(stored(db, 'BuyerProfile')).toEqual(rows);
      expect(getProfileFit(db, shopId)).toEqual(fit);
      expect(stored(db, 'StaleProfile')).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('orders rebuilt while a refit runs keep what they are, and are scored again behind it', () => {
  const { app, db, shopId } = open();
  for (let n = 1; n <= 20; n++)
    act(app, shopId, { kind: 'order', id: n, buyer: n % 5 || null, day: 10 * n, minor: 900 }, n);
  rebuildProfiles(db, shopId);
  beginRefit(db, shopId);
  act(app, shopId, { kind: 'order', id: 30, buyer: 1, day: 290, minor: 500 }, 30);
  rebuildStaleProfiles(db, Infinity);
  // The row is right by the old fit; its mark waits for the refit, however often it is looked for.
  expect(loadProfiles(db, shopId)).toEqual(describeAll(db, shopId));
  expect(stored(db, 'StaleProfile')).toEqual([{ shopId, customerId: 1, waitsFor: 2 }]);
  expect(rebuildStaleProfiles(db, Infinity)).toBe(0);
  db.sql.prepare('UPDATE ProfileFit SET finished = begun').run();
  expect(rebuildStaleProfiles(db, Infinity)).toBe(1);
  expect(stored(db, 'StaleProfile')).toEqual([]);
});

test('nobody who was erased since the orders were read is written again, nor by a refit that was overtaken', () => {
  const { app, db, shopId } = open();
  for (let n = 1; n <= 20; n++)
    act(app, shopId, { kind: 'order', id: n, buyer: 1 + (n % 5), day: 10 * n, minor: 900 }, n);
  rebuildProfiles(db, shopId);
  const number = beginRefit(db, shopId);
  const { columns, versions } = loadProfileColumns(db, shopId);
  const shop = { columns, buyers: listBuyerBaskets(columns.customerIds) };
  const encoded = encodeProfileFit(getProfileFit(db, shopId)!);
  const refit = { shopId, number, versions };
  expect(writeAllProfiles(db, refit, shop, encoded)).toBe(0);
  act(app, shopId, { kind: 'erase', buyer: 3 }, 30);
  expect(() => writeAllProfiles(db, refit, shop, encoded)).toThrow('the orders must stay while they are read');
  expect(loadProfiles(db, shopId).map(({ customerId }) => customerId)).toEqual([1, 2, 4, 5]);
  beginRefit(db, shopId);
  const read = { ...refit, versions: loadProfileColumns(db, shopId).versions };
  expect(() => writeAllProfiles(db, read, shop, encoded)).toThrow('refit 2 must be the last that began, got 3');
  expect(loadProfiles(db, shopId).map(({ customerId }) => customerId)).toEqual([1, 2, 4, 5]);
});

test('a second thread changes nothing', () => {
  const { app, db, shopId } = open();
  for (let n = 1; n <= 60; n++)
    act(app, shopId, { kind: 'order', id: n, buyer: 1 + (n % 17), day: 5 * n, minor: 100 * n }, n);
  rebuildProfiles(db, shopId);
  const rows = stored(db, 'BuyerProfile');
  const fit = getProfileFit(db, shopId);
  db.sql.exec('DELETE FROM BuyerProfile');
  expect(rebuildProfiles(db, shopId, { helpedFrom: 1 })).toEqual({ buyers: 17, written: 17 });
  expect(stored(db, 'BuyerProfile')).toEqual(rows);
  expect(getProfileFit(db, shopId)).toEqual(fit);
  expect(rebuildProfiles(db, shopId)).toEqual({ buyers: 17, written: 0 });
});

/** 260 buyers over 600 days, each with a rhythm and a patience of their own. */
function openLarge(zone?: string): { db: Database; shopId: number } {
  const { db, shopId } = open(zone);
  const random = createRandom(7);
  let orderId = 0;
  db.sql.transaction(() => {
    for (let buyer = 1; buyer <= 260; buyer++) {
      const [rhythm, patience] = [20 + 200 * random(), 0.3 + 0.6 * random()];
      for (let day = random() * 500; day < 600; day += 1 - rhythm * Math.log(1 - random())) {
        const lines = [{ productId: 1 + (buyer % PRODUCTS), netMinor: 500 + Math.floor(random() * 5000) }];
        const at = orderedAt(Math.floor(day), ++orderId);
        insertOrder(db, shopId, { orderId, orderedAt: at, customerId: buyer, lines });
        if (random() > patience) break;
      }
    }
  })();
  return { db, shopId };
}

test('with fitted models too, one buyer alone comes out as among all', () => {
  const { db, shopId } = openLarge();
  rebuildProfiles(db, shopId);
  const fit = getProfileFit(db, shopId)!;
  expect(fit).toMatchObject({
    rfmShortage: null,
    curvesShortage: null,
    rhythmsShortage: null,
    models: { state: 'fitted' },
  });
  expect(fit.calibration!.length).toBeGreaterThan(1);
  for (const [n, customerId] of [3, 8, 100, 259, 900].entries()) {
    const at = fit.asOf + (n - 2) * DAY;
    insertOrder(db, shopId, { orderId: 9000 + n, orderedAt: at, customerId, lines: [{ productId: 2, netMinor: 700 }] });
  }
  expect(rebuildStaleProfiles(db, Infinity)).toBe(5);
  const rows = loadProfiles(db, shopId);
  expect(rows).toEqual(describeAll(db, shopId));
  for (const row of rows) {
    expect(row.clv365P10Minor!).toBeLessThanOrEqual(row.clv365P50Minor!);
    expect(row.orderProbability90!).toBeGreaterThan(0);
    for (const at of [row.nextOrderFrom, row.dueAt]) if (at !== null) expect(at).toBeGreaterThanOrEqual(row.scoredAt);
  }
  // Who ordered after the fit is scored as of that order.
  expect(rows.at(-1)).toMatchObject({ customerId: 900, scoredAt: fit.asOf + 2 * DAY, stage: 'new', stageBefore: null });
  rebuildProfiles(db, shopId);
  const refitted = stored(db, 'BuyerProfile');
  db.sql.exec('DELETE FROM BuyerProfile; DELETE FROM ProfileFit');
  rebuildProfiles(db, shopId, { helpedFrom: 1 });
  expect(stored(db, 'BuyerProfile')).toEqual(refitted);
});

test('many rows are written by two threads in turn as by one, and by neither once one of them failed', () => {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  generateShop(db, shopId, { orders: 1600, buyers: 1300, products: PRODUCTS });
  const { buyers } = rebuildProfiles(db, shopId);
  const rows = stored(db, 'BuyerProfile');
  db.sql.exec('DELETE FROM BuyerProfile');
  expect(rebuildProfiles(db, shopId, { helpedFrom: 1 })).toEqual({ buyers, written: buyers });
  expect(stored(db, 'BuyerProfile')).toEqual(rows);
  const { columns, versions } = loadProfileColumns(db, shopId);
  const shop = { columns, buyers: listBuyerBaskets(columns.customerIds) };
  const encoded = encodeProfileFit(getProfileFit(db, shopId)!);
  const turns = shareTurns();
  const write = (number: number) => writeAllProfiles(db, { shopId, number, versions }, shop, encoded, { turns });
  expect(() => write(1)).toThrow('refit 1 must be the last that began');
  db.sql.exec('DELETE FROM BuyerProfile');
  expect(write(2)).toBe(0);
  expect(stored(db, 'BuyerProfile')).toEqual([]);
});

test('another time zone moves the borders of days, and nothing else', () => {
  const describe = (zone: string) => {
    const { db, shopId } = openLarge(zone);
    rebuildProfiles(db, shopId);
    return { rows: loadProfiles(db, shopId), fit: getProfileFit(db, shopId)! };
  };
  const [london, tokyo] = [describe('Europe/London'), describe('Asia/Tokyo')];
  // Models count in days of the shop: what they foretell moves a little, all else stays.
  const keep = ({ rows }: typeof london) =>
    rows.map((row) => ({ ...row, ...FORETOLD, clvMargin365P50Minor: null }) as BuyerProfile);
  expect(keep(tokyo)).toEqual(keep(london));
  expect(tokyo.fit).toMatchObject({ asOf: london.fit.asOf, rfm: london.fit.rfm, curves: london.fit.curves });
  for (const [i, { orderProbability90 }] of tokyo.rows.entries())
    expect(Math.abs(orderProbability90! - london.rows[i]!.orderProbability90!)).toBeLessThan(0.1);
});
