import { expect, test } from 'vitest';
import { DAY } from '#app/time.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { openAdmin, type Admin } from './open-admin.ts';

const START = Date.parse('2025-01-06T10:00:00Z');
const PAGE = '/app/product-report';

/** 160 buyers of one month: 60 start with product 1 and all come back for it but 6, 100 with 2 of whom 40 do. */
function fill({ db, shopId }: Admin): void {
  empty(db);
  let orderId = 0;
  const add = (customerId: number | null, day: number, productId: number) =>
    insertOrder(db, shopId, {
      ...{ orderId: ++orderId, customerId, orderedAt: START + day * DAY },
      lines: [{ productId, netMinor: 1000 }],
    });
  for (let buyer = 1; buyer <= 160; buyer++) {
    const product = buyer <= 60 ? 1 : 2;
    add(buyer, buyer % 20, product);
    const isBack = product === 1 ? buyer > 6 : buyer <= 100;
    if (isBack) add(buyer, (buyer % 20) + 30, product);
  }
  add(null, 300, 1);
  const product = db.sql.prepare(
    `INSERT INTO Product (shopId, productId, title, handle, productType, status, createdAt, updatedAt, deletedAt)
     VALUES (?, ?, ?, ?, ?, 'active', 0, 0, ?)`,
  );
  product.run(shopId, 1, 'Sage tea', 'sage-tea', 'Tea', null);
  product.run(shopId, 2, 'Old mug', 'old-mug', 'Mug', START);
  tellChanges(db);
}

async function readPage(admin: Admin, locale = 'en-GB'): Promise<string> {
  const address = new URL((await admin.open(PAGE)).replace('en-GB', locale));
  const response = await admin.askBare(address.pathname + address.search);
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll('<!-- -->', '');
}

function empty(db: Admin['db']): void {
  db.sql.exec('DELETE FROM OrderLine; DELETE FROM "Order"; DELETE FROM RefundLine');
}

/** Every order that was or is in the shop has changed, and so has the catalogue. */
function tellChanges(db: Admin['db']): void {
  db.sql.exec(`UPDATE Shop SET factsVersion = factsVersion + 1, catalogVersion = catalogVersion + 1;
    WITH RECURSIVE ids (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < 400)
    INSERT OR REPLACE INTO OrderChange (shopId, orderId, version) SELECT Shop.id, ids.id, factsVersion FROM Shop, ids`);
}

type Order = Parameters<typeof insertOrder>[2];

/** The page of a shop with nothing but this order. */
async function readPageOf(admin: Admin, order: Omit<Order, 'orderId' | 'orderedAt'> | null): Promise<string> {
  const { db, shopId } = admin;
  empty(db);
  if (order) insertOrder(db, shopId, { ...order, orderId: 1, orderedAt: START });
  tellChanges(db);
  return readPage(admin);
}

async function expectFigures(admin: Admin): Promise<void> {
  const html = await readPage(admin);
  // 54 of 60 against 40 of 100, all in one month without discount or country: 50 points, both stand out.
  expect(html).toContain('Buyers who start with <strong>Sage tea</strong> come back more often');
  expect(html).toContain('Sage tea: +50 percentage points');
  expect(html).toContain('2 first products stand out');
  expect(html).toContain('2 products were compared');
  expect(html).toContain('No order says where it was sent');
  expect(html).toContain('The surest to be bought again is <strong>Sage tea</strong>: by 90% of its buyers, 54 of 60.');
  expect(html).toContain('Half of those who buy Sage tea again do so within 30 days per unit bought');
  // A deleted product stays readable.
  expect(html).toContain('Old mug (deleted)');
  // Tea goes on to tea: 54 of 54, of all 94 who went on 54.
  expect(html).toContain('After order 1, from Tea to Tea: 54 buyers, 1.7 times as many as by chance');
  expect(html).toContain('After order 1 of Mug, no next order yet: 60 buyers');
  // An action beside the number, for its buyers.
  expect(html).toContain('>Actions<span class="rg-unseen">: Bought Sage tea</span></button>');

  const german = await readPage(admin, 'de-DE');
  expect(german).toContain('Käufer, die mit <strong>Sage tea</strong> beginnen');
  expect(german).toContain('Old mug (gelöscht)');
  expect(await readPage(admin, 'zh-CN')).toContain('从<strong>Sage tea</strong>开始购买的买家');
}

async function expectTables(admin: Admin): Promise<void> {
  const read = async (table: string) => {
    const response = await admin.ask(`${PAGE}.csv?table=${table}`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    return (await response.text()).trim().split('\n');
  };
  const gateway = await read('gateway');
  expect(gateway[0]).toMatch(/^product_id,title,buyers,repeated_within_180_days,compared/);
  expect(gateway[1]).toMatch(/^1,Sage tea,60,54,60,54,0,0\.5\d*,0\.3/);
  expect(await read('repurchase')).toContainEqual(expect.stringMatching(/^1,Sage tea,60,30,own,54,60,54,54,0\.9,/));
  expect(await read('replenishment')).toContainEqual('1,Sage tea,,,Tea,54,own,54,30,30,30');
  expect(await read('journeys')).toContainEqual(expect.stringMatching(/^1,Tea,Tea,true,54,1\.7/));
  expect((await read('outlook'))[0]).toBe(
    'product_id,title,expected_30_days,low_30_days,high_30_days,expected_60_days,low_60_days,high_60_days',
  );
  // Newest order on day 300: the newest year with 180 days behind it holds all of these first orders.
  expect(await read('gateway&began=year')).toHaveLength(3);
  expect(await (await admin.ask(`${PAGE}.csv?table=nothing`)).text()).toBe(`${gateway.join('\n')}\n`);
}

async function expectFirstSteps(admin: Admin): Promise<void> {
  const returned = { productId: 2, refunded: [{ quantity: 1, netMinor: 100 }] };
  const giftCard = { productId: 3, isGiftCard: true };
  for (const order of [
    null,
    { customerId: null, lines: [{ productId: 1 }] },
    { customerId: 1, lines: [{ productId: null }, returned, giftCard] },
  ]) {
    const html = await readPageOf(admin, order);
    expect(html).toContain('This page begins with the first products that buyers keep');
    expect(html).not.toContain('NaN');
  }
  // One buyer of one product is no rate, and no claim.
  const html = await readPageOf(admin, { customerId: 1, lines: [{ productId: 7, netMinor: 0 }] });
  expect(html).toContain('First products can be compared once 50 buyers');
  expect(html).toContain('It needs 20 repurchases');
  expect(html).not.toMatch(/NaN|Infinity|products? stands? out/);
}

// One app for all of it: starting one takes longer than the rest.
test('the page says from the server what there is to say, in figures and tables', async () => {
  const admin = await openAdmin();
  await expectFirstSteps(admin);
  fill(admin);
  await expectFigures(admin);
  await expectTables(admin);
});
