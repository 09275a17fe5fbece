import type { Database } from '../db.server.ts';
import { getShopVersions, type ShopVersions } from './get-shop-versions.ts';
import type { CollectedOrders } from './shop-columns/collect-orders.ts';
import { collectRange } from './shop-columns/collect-range.ts';
import { ALL_ORDERS } from './shop-columns/read-order-pages.ts';

/** Some of a shop's orders, and the versions they are of. */
export interface OrdersPart {
  readonly versions: ShopVersions;
  readonly collected: CollectedOrders;
}

/** Collect the counted orders behind an id, from one consistent read. */
export function collectOrdersAfter(db: Database, shopId: number, after: number): OrdersPart {
  return db.sql.transaction(() => ({
    versions: getShopVersions(db, shopId),
    collected: collectRange(db, shopId, { ...ALL_ORDERS, after }),
  }))();
}
