import { findPositions } from '#ml/data/find-positions.ts';
import { listOrderers } from '#ml/measurement/list-orderers.ts';
import { GIFT_CARD, type ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { Database } from '../db.server.ts';
import { getShopVersions, type ShopVersions } from './get-shop-versions.ts';
import { prepareOnce } from './prepare-once.ts';
import { writeOrdererQuery, type OrdererQuestion } from './write-orderer-query.ts';

/** A shop's counted orders in memory, as they were at some versions. */
export interface OrdersInMemory {
  readonly columns: ShopColumns;
  readonly versions: ShopVersions;
  /** 1 for each order that is not its buyer's first. */
  isRepeat(): Uint8Array;
}

/** With more changes, or more customers of whom memory does not tell all, the database is as fast. */
const MOST_CHANGES = 5000;
const MOST_UNTOLD = 10_000;

const CHANGED = 'SELECT orderId FROM OrderChange WHERE shopId = ? AND version > ? LIMIT ?';
const CUSTOMERS = `SELECT o.customerId FROM json_each(?) changed CROSS JOIN "Order" o
  ON o.shopId = ? AND o.orderId = changed.value AND o.customerId IS NOT NULL`;
const OF_TYPES = `SELECT productId FROM Product WHERE shopId = ? AND productType IN (SELECT value FROM json_each(?))`;

/**
 * Find the customers who have a counted order of a kind, as the facts are now: their ids, some of them several times.
 * Where orders are in memory, only those are read who ordered since, and who bought gift cards.
 */
export function findOrderers(
  db: Database,
  shopId: number,
  question: OrdererQuestion,
  orders: OrdersInMemory | null = null,
): readonly number[] {
  return db.sql.transaction(() => {
    const untold = orders && listUntold(db, shopId, orders);
    if (!orders || !untold) return readOrderers(db, shopId, question);
    const productIds = 'productIds' in question ? question.productIds : readProducts(db, shopId, question.productTypes);
    const isRepeat = question.isFirst ? orders.isRepeat() : undefined;
    const told = listOrderers(orders.columns, { productIds, isRepeat }).filter((id) => !untold.has(id));
    if (untold.size === 0) return told;
    const customers = { sql: 'SELECT value FROM json_each(?)', values: [JSON.stringify([...untold])] };
    return [...told, ...readOrderers(db, shopId, { ...question, customers })];
  })();
}

function readOrderers(db: Database, shopId: number, question: OrdererQuestion): number[] {
  const { sql, values } = writeOrdererQuery(shopId, question);
  return prepareOnce(db, sql)
    .pluck()
    .all(...values) as number[];
}

function readProducts(db: Database, shopId: number, types: readonly string[]): number[] {
  return prepareOnce(db, OF_TYPES).pluck().all(shopId, JSON.stringify(types)) as number[];
}

/** The customers of whom memory does not tell all; null where these are too many, or some were erased. */
function listUntold(db: Database, shopId: number, { columns, versions }: OrdersInMemory): ReadonlySet<number> | null {
  const now = getShopVersions(db, shopId);
  if (now.erasureVersion !== versions.erasureVersion) return null;
  const limit = MOST_CHANGES + 1;
  const changed = prepareOnce(db, CHANGED).pluck().all(shopId, versions.factsVersion, limit) as number[];
  if (changed.length === limit) return null;
  const customers = prepareOnce(db, CUSTOMERS).pluck().all(JSON.stringify(changed), shopId) as number[];
  const untold = new Set([...customers, ...listGiftCardBuyers(columns)]);
  for (const order of findPositions(columns.orderIds, changed)) untold.add(columns.customerIds[order]!);
  untold.delete(0);
  return untold.size > MOST_UNTOLD ? null : untold;
}

function listGiftCardBuyers({ customerIds, lineOffsets, lineProduct }: ShopColumns): number[] {
  const buyers: number[] = [];
  for (let line = 0, order = 0; line < lineProduct.length; line++) {
    if (lineProduct[line] !== GIFT_CARD) continue;
    while (lineOffsets[order + 1]! <= line) order += 1;
    buyers.push(customerIds[order]!);
  }
  return buyers;
}
