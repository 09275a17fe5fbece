import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import type { Database } from '#app/db.server.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import type { Condition } from '#app/profiles/segments/buyer-rule.ts';
import { isBuyerOf } from '#app/profiles/segments/is-buyer-of.ts';
import { listMemberIds } from '#app/profiles/segments/list-member-ids.ts';
import { DAY } from '#app/time.ts';
import { insertOrder, type TestOrder } from '#tests/support/insert-order.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const START = Date.parse('2026-01-01T12:00:00Z');
const CUSTOMERS = 30;
const TYPES = ['Tea', 'Coffee', ''];

/** Orders of some days, many of one instant; some cancelled, some tests, some lines given back. Products 1 to 9. */
function writeOrders(db: Database, shopId: number): readonly TestOrder[] {
  const random = createRandom(7);
  const draw = (below: number) => Math.floor(random() * below);
  const orders = Array.from({ length: 150 }, (_, i) => ({
    // In no order of time, so that ids do not tell who was first.
    orderId: ((i * 77) % 151) + 1,
    orderedAt: START + draw(40) * DAY,
    customerId: random() < 0.1 ? null : 1 + draw(CUSTOMERS),
    cancelledAt: random() < 0.1 ? START : null,
    test: random() < 0.05,
    lines: Array.from({ length: 1 + draw(3) }, () => ({
      productId: 1 + draw(9),
      refunded: random() < 0.15 ? [{ quantity: 1, netMinor: 100 }] : [],
    })),
  }));
  for (const order of orders) insertOrder(db, shopId, order);
  const product = db.sql.prepare(
    `INSERT INTO Product (shopId, productId, title, handle, productType, status, createdAt, updatedAt)
     VALUES (?, ?, '', '', ?, 'active', 0, 0)`,
  );
  for (let id = 1; id <= 9; id++) product.run(shopId, id, TYPES[id % 3]);
  return orders;
}

/** By customer, the counted orders, oldest first. */
function groupOrders(orders: readonly TestOrder[]): ReadonlyMap<number, readonly TestOrder[]> {
  const counted = orders
    .filter(({ customerId, cancelledAt, test: isTest }) => customerId && cancelledAt === null && !isTest)
    .toSorted((a, b) => a.orderedAt - b.orderedAt || a.orderId - b.orderId);
  const ids = new Set(counted.map(({ customerId }) => customerId!));
  return new Map([...ids].map((id) => [id, counted.filter(({ customerId }) => customerId === id)]));
}

const holds = ({ lines }: TestOrder, isOne: (productId: number) => boolean) =>
  lines.some(({ productId, refunded }) => isOne(productId!) && refunded!.length === 0);
const dayOf = (day: number) => new Date(START + day * DAY).toISOString().slice(0, 10);

/** What a condition says, in plain words: of a buyer's counted orders. */
const SAYS: readonly (readonly [Condition, (orders: readonly TestOrder[], newest: number) => boolean])[] = [
  ...[1, 5, 9].flatMap((id) => [
    [
      { field: 'boughtProduct', is: id },
      (orders: readonly TestOrder[]) => orders.some((one) => holds(one, (p) => p === id)),
    ] as const,
    [{ field: 'startedWith', is: id }, (orders: readonly TestOrder[]) => holds(orders[0]!, (p) => p === id)] as const,
  ]),
  [{ field: 'boughtType', is: 'Tea' }, (orders) => orders.some((one) => holds(one, (p) => p % 3 === 0))],
  [
    { field: 'boughtType', in: ['Tea', ''], not: true },
    (orders) => !orders.some((one) => holds(one, (p) => p % 3 !== 1)),
  ],
  ...[
    [0, 40],
    [10, 10],
    [5, 20],
    [38, 60],
  ].flatMap(([from = 0, to = 0]) =>
    [true, false].map(
      (did) =>
        [
          { field: 'orderedBetween', from: dayOf(from), to: dayOf(to), did } as const,
          (orders: readonly TestOrder[]) =>
            did === orders.some(({ orderedAt }) => orderedAt >= START + from * DAY && orderedAt <= START + to * DAY),
        ] as const,
    ),
  ),
  ...[1, 7, 30].map(
    (days) =>
      [
        { field: 'secondOrderWithin', days, did: true } as const,
        ([first, second]: readonly TestOrder[], newest: number) =>
          first!.orderedAt <= newest - days * DAY &&
          second !== undefined &&
          second.orderedAt - first!.orderedAt <= days * DAY,
      ] as const,
  ),
];

test('who bought, began with, ordered and came back is told from the orders, of all buyers and of one alike', () => {
  const db = openTestDatabase();
  const shop = { id: addTestShop(db), ianaTimezone: 'Europe/London' };
  const buyers = groupOrders(writeOrders(db, shop.id));
  rebuildProfiles(db, shop.id);
  const newest = Math.max(...[...buyers.values()].flat().map(({ orderedAt }) => orderedAt));
  for (const [condition, says] of SAYS) {
    const rule = { all: [condition] };
    const expected = [...buyers.keys()].filter((id) => says(buyers.get(id)!, newest)).sort((a, b) => a - b);
    expect(listMemberIds(db, shop, rule), JSON.stringify(condition)).toEqual(expected);
    const alone = [...buyers.keys()].filter((id) => isBuyerOf(db, shop, rule, id)).sort((a, b) => a - b);
    expect(alone, JSON.stringify(condition)).toEqual(expected);
  }
  // The list of who bought is kept only as long as the facts stay.
  const bought = { all: [{ field: 'boughtProduct' as const, is: 5 }] };
  const before = listMemberIds(db, shop, bought);
  db.sql.exec(`UPDATE "Order" SET cancelledAt = 1; UPDATE Shop SET factsVersion = factsVersion + 1`);
  expect(before.length).toBeGreaterThan(0);
  expect(listMemberIds(db, shop, bought)).toEqual([]);
});
