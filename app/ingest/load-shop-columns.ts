import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { Database } from '../db.server.ts';
import type { OrdersPart } from './collect-orders-after.ts';
import { countOrders } from './count-orders.ts';
import { getShopVersions, type ShopVersions } from './get-shop-versions.ts';
import type { ChangeCursor } from './load-changed-orders.ts';
import { prepareOnce } from './prepare-once.ts';
import { arrangeOrders } from './shop-columns/arrange-orders.ts';
import { collectRange } from './shop-columns/collect-range.ts';
import { joinOrders } from './shop-columns/join-orders.ts';
import { loadProductFacts, type ProductFacts } from './shop-columns/load-product-facts.ts';
import { ALL_ORDERS } from './shop-columns/read-order-pages.ts';

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

/** Begins to collect the orders behind an id by `collectOrdersAfter` elsewhere, and gives them when asked. */
export type CollectBeside = (after: number) => { finish(): OrdersPart };

/**
 * Load the counted orders of a shop as columns, from one consistent read. The result depends on the accepted facts only,
 * not on the order in which they came, and its totals are those of `loadOrders`.
 *
 * @param collectBeside collects half of them meanwhile. They count only if no fact came between the two reads.
 */
export function loadShopColumns(db: Database, shopId: number, collectBeside?: CollectBeside): ShopSnapshot {
  return db.sql.transaction(() => {
    const versions = getShopVersions(db, shopId);
    const productFacts = loadProductFacts(db, shopId);
    const middle = collectBeside ? findMiddle(db, shopId) : null;
    const beside = middle === null ? null : collectBeside?.(middle);
    const first = collectRange(db, shopId, { ...ALL_ORDERS, ...(beside && { upTo: middle! }) });
    const rest = beside?.finish();
    const isSame = rest?.versions.factsVersion === versions.factsVersion;
    const behind = rest && (isSame ? rest.collected : collectRange(db, shopId, { ...ALL_ORDERS, after: middle! }));
    return {
      columns: arrangeOrders(behind ? joinOrders(first, behind) : first, productFacts),
      versions,
      cursor: { version: versions.factsVersion, orderId: BEHIND_ALL },
      productFacts,
    };
  })();
}

/** The id of the order in the middle; null of none. */
function findMiddle(db: Database, shopId: number): number | null {
  const text = 'SELECT orderId FROM "Order" WHERE shopId = ? ORDER BY orderId LIMIT 1 OFFSET ?';
  const middle = prepareOnce(db, text)
    .pluck()
    .get(shopId, Math.floor(countOrders(db, shopId) / 2));
  return (middle as number | undefined) ?? null;
}
