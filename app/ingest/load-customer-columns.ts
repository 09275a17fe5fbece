import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';
import { arrangeOrders } from './shop-columns/arrange-orders.ts';
import { collectOrders } from './shop-columns/collect-orders.ts';
import { readOrdersById, type LineRow } from './shop-columns/read-order-pages.ts';

/** The counted orders of one customer, and the vendors of the products in them. */
export interface CustomerColumns {
  readonly columns: ShopColumns;
  readonly vendors: ReadonlyMap<number, string>;
}

type CostRow = [variantId: number, costMinor: number | null];

const ORDERS = 'SELECT orderId FROM "Order" WHERE shopId = ? AND customerId = ?';
const PRODUCTS = `SELECT productId, productType, vendor FROM Product
  WHERE shopId = ? AND productId IN (SELECT value FROM json_each(?))`;
const COSTS = `SELECT v.variantId, min(i.costMinor) FROM Variant v
  LEFT JOIN InventoryItem i ON i.shopId = v.shopId AND i.inventoryItemId = v.inventoryItemId WHERE v.shopId = ?`;
const BY_VARIANT = 'GROUP BY v.variantId';

/** Load the counted orders of one customer as columns: what `loadShopColumns` gives, of that customer alone. */
export function loadCustomerColumns(db: Database, shopId: number, customerId: number): CustomerColumns {
  const orderIds = prepareOnce(db, ORDERS).pluck().all(shopId, customerId) as number[];
  const page = readOrdersById(db, shopId, orderIds);
  const productIds = JSON.stringify(listProducts(page.lines));
  const products = prepareOnce(db, PRODUCTS).raw().all(shopId, productIds) as [number, string, string][];
  const costs = loadCosts(db, shopId, page.lines, productIds);
  const facts = {
    unitCosts: {
      variantIds: Float64Array.from(costs, (row) => row[0]),
      costMinor: Float64Array.from(costs, (row) => row[1]!),
    },
    types: new Map(products.map(([productId, type]) => [productId, type])),
  };
  const room = { orders: page.heads.length, lines: page.lines.length };
  return {
    columns: arrangeOrders(collectOrders([page], room), facts),
    vendors: new Map(products.map(([productId, , vendor]) => [productId, vendor])),
  };
}

/**
 * What the variants of some lines cost, ascending by id, as `loadProductFacts` reads it: a variant is found through its
 * product, and only one that is not there is looked for among all.
 */
function loadCosts(db: Database, shopId: number, lines: readonly LineRow[], productIds: string): CostRow[] {
  const ofProducts = 'AND v.productId IN (SELECT value FROM json_each(?))';
  const rows = prepareOnce(db, `${COSTS} ${ofProducts} ${BY_VARIANT}`).raw().all(shopId, productIds) as CostRow[];
  const known = new Set(rows.map((row) => row[0]));
  const strays = new Set(lines.map((line) => line[3]).filter((variantId) => variantId > 0 && !known.has(variantId)));
  if (strays.size > 0) {
    const among = 'AND v.variantId IN (SELECT value FROM json_each(?))';
    const found = prepareOnce(db, `${COSTS} ${among} ${BY_VARIANT}`)
      .raw()
      .all(shopId, JSON.stringify([...strays]));
    rows.push(...(found as CostRow[]));
  }
  return rows.filter((row) => row[1] !== null).sort((a, b) => a[0] - b[0]);
}

function listProducts(lines: readonly LineRow[]): number[] {
  return [...new Set(lines.map((line) => line[2]))];
}
