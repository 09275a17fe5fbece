import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { Database } from '../db.server.ts';
import { getShopVersions, type ShopVersions } from './get-shop-versions.ts';
import type { ChangeCursor } from './load-changed-orders.ts';
import { prepareOnce } from './prepare-once.ts';
import { arrangeOrders } from './shop-columns/arrange-orders.ts';
import { collectOrders } from './shop-columns/collect-orders.ts';
import { loadProductFacts, type ProductFacts } from './shop-columns/load-product-facts.ts';
import { readOrderPages } from './shop-columns/read-order-pages.ts';

/** A shop's columns and what is needed to bring them up to date. */
export interface ShopSnapshot {
  readonly columns: ShopColumns;
  readonly versions: ShopVersions;
  /** How far its changes were followed. */
  readonly cursor: ChangeCursor;
  readonly productFacts: ProductFacts;
}

/** Behind every change of a version. */
export const BEHIND_ALL = Number.MAX_SAFE_INTEGER;

/**
 * Load the counted orders of a shop as columns, from one consistent read. The result depends on the accepted facts only,
 * not on the order in which they came, and its totals are those of `loadOrders`.
 */
export function loadShopColumns(db: Database, shopId: number): ShopSnapshot {
  return db.sql.transaction(() => {
    const versions = getShopVersions(db, shopId);
    const productFacts = loadProductFacts(db, shopId);
    const room = {
      orders: countRows(db, 'SELECT count(*) FROM "Order" WHERE shopId = ?', shopId),
      lines: countRows(db, 'SELECT count(*) FROM OrderLine WHERE shopId = ?', shopId),
    };
    return {
      columns: arrangeOrders(collectOrders(readOrderPages(db, shopId), room), productFacts),
      versions,
      cursor: { version: versions.factsVersion, orderId: BEHIND_ALL },
      productFacts,
    };
  })();
}

function countRows(db: Database, text: string, shopId: number): number {
  return prepareOnce(db, text).pluck().get(shopId) as number;
}
