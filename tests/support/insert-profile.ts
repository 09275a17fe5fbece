import type { Database } from '#app/db.server.ts';

type Row = Readonly<Record<string, string | number | null | Buffer>>;

const EMPTY: Row = {
  firstOrderAt: 0,
  lastOrderAt: 0,
  orderCount: 1,
  netRevenueMinor: 0,
  averageOrderMinor: 0,
  gapSeconds: Buffer.alloc(0),
  firstProductType: '',
  firstCountry: '',
  firstSource: '',
  firstDiscounted: 0,
  discountedOrders: 0,
  subscriptionOrders: 0,
  tasteTypes: '[]',
  tasteVendors: '[]',
  dueProducts: '[]',
  scoredAt: 0,
};

/** Write the profile of a buyer; what is left out is as little as possible, or unknown. */
export function insertProfile(db: Database, shopId: number, customerId: number, row: Row = {}): void {
  const columns: Row = { shopId, customerId, ...EMPTY, ...row };
  const names = Object.keys(columns);
  db.sql
    .prepare(`INSERT INTO BuyerProfile (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`)
    .run(columns);
}
