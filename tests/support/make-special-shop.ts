import type { Database } from '#app/db.server.ts';
import { DAY, HOUR } from '#app/time.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import { insertOrder, type TestOrder } from './insert-order.ts';

const PRODUCTS = 5;

/** Orders of a shop whose pages have little to tell; `end` is when the newest may have been. */
interface SpecialShop {
  readonly orders: (end: number) => readonly TestOrder[];
  readonly products?: number;
  readonly isSubscription?: boolean;
}

/** Shops that figures are hardest for: those that have few, or only one kind of everything. */
export const SPECIAL_SHOPS = {
  'first day': { orders: () => [] },
  'one order': { orders: (end) => [order(1, 7, end, 1)] },
  // 24 buyers, every other of whom came back; two orders are of guests.
  'fifty orders': {
    orders: (end) =>
      many(50, (n) => {
        const buyer = n <= 24 ? n : n <= 26 ? null : 1 + ((2 * (n - 27)) % 24);
        return order(n, buyer, end - (50 - n) * 3 * DAY, 1 + (n % PRODUCTS));
      }),
  },
  // 60 buyers of coffee; every third buys a bag a month.
  'single product': {
    products: 1,
    orders: (end) =>
      many(180, (n) => {
        const buyer = n <= 60 ? n : 3 * (1 + (n % 20));
        return order(n, buyer, end - (180 - n) * DAY - (n % 7) * HOUR, 1);
      }),
  },
  // 40 contracts of six monthly renewals; a quarter ends after two.
  'only subscriptions': {
    products: 1,
    isSubscription: true,
    orders: (end) =>
      many(240, (n) =>
        order(n, 1 + (n % 40), end - (5 - Math.floor((n - 1) / 40)) * 30 * DAY - (n % 40) * HOUR, 1),
      ).filter(({ customerId, orderId }) => (customerId ?? 0) % 4 !== 0 || orderId <= 80),
  },
  'only guests': { orders: (end) => many(120, (n) => order(n, null, end - (120 - n) * DAY, 1 + (n % PRODUCTS))) },
  // All of it came back, with a fee on top.
  'only refunds': {
    orders: (end) =>
      many(90, (n) => {
        const { lines, ...head } = order(n, 1 + (n % 45), end - (90 - n) * DAY, 1 + (n % PRODUCTS));
        return { ...head, lines: lines.map((line) => ({ ...line, refunded: [{ quantity: 1, netMinor: 2500 }] })) };
      }),
  },
} as const satisfies Record<string, SpecialShop>;

export type SpecialShopName = keyof typeof SPECIAL_SHOPS;

/** Fill an empty shop with the orders, products and profiles of a special one; its newest order is of an hour before `now`. */
export function makeSpecialShop(db: Database, shopId: number, name: SpecialShopName, now: number): void {
  const { orders, products = PRODUCTS, isSubscription = false }: SpecialShop = SPECIAL_SHOPS[name];
  db.sql.transaction(() => {
    if (name !== 'first day') insertProducts(db, shopId, products, now);
    for (const each of orders(now - HOUR)) insertOrder(db, shopId, each);
    if (isSubscription) {
      db.sql.prepare('UPDATE OrderLine SET isSubscription = 1 WHERE shopId = ?').run(shopId);
      db.sql.prepare(`UPDATE "Order" SET sourceName = 'subscription_contract' WHERE shopId = ?`).run(shopId);
    }
    db.sql.prepare('UPDATE Shop SET factsVersion = 1, catalogVersion = 1 WHERE id = ?').run(shopId);
  })();
  rebuildProfiles(db, shopId);
}

function many(count: number, make: (n: number) => TestOrder): TestOrder[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

function order(orderId: number, customerId: number | null, orderedAt: number, productId: number): TestOrder {
  return { orderId, customerId, orderedAt, lines: [{ productId, netMinor: 1500 + 100 * productId }] };
}

function insertProducts(db: Database, shopId: number, count: number, now: number): void {
  const product = db.sql.prepare(
    `INSERT INTO Product (shopId, productId, title, handle, productType, status, publishedAt, createdAt, updatedAt)
     VALUES (?, ?, ?, ?, ?, 'active', ?, ?, ?)`,
  );
  const variant = db.sql.prepare(
    'INSERT INTO Variant (shopId, productId, variantId, priceMinor, updatedAt) VALUES (?, ?, ?, ?, ?)',
  );
  const at = now - 300 * DAY;
  for (let id = 1; id <= count; id++) {
    product.run(shopId, id, `Coffee ${id}`, `coffee-${id}`, id % 2 ? 'Beans' : 'Ground', at, at, now);
    variant.run(shopId, id, id * 10, 1500 + 100 * id, now);
  }
}
