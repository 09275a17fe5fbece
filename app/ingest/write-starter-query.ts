import { KEPT_UNITS } from './kept-units.ts';
import type { SqlPart } from './write-orderer-query.ts';

/**
 * Write the query of the ids of customers whose first counted order held one of the products, at least one unit of it
 * kept. Of orders of one instant the smaller id is first.
 */
export function writeStarterQuery(shopId: number, productIds: readonly number[]): SqlPart {
  const counts = (order: string) => `NOT ${order}.test AND ${order}.cancelledAt IS NULL`;
  return {
    sql: `SELECT o.customerId FROM OrderLine l CROSS JOIN "Order" o ON o.shopId = l.shopId AND o.orderId = l.orderId
      WHERE l.shopId = ? AND l.productId IN (SELECT value FROM json_each(?))
        AND o.customerId IS NOT NULL AND ${counts('o')} AND ${KEPT_UNITS} > 0
        AND NOT EXISTS (SELECT 1 FROM "Order" before WHERE before.shopId = o.shopId AND before.customerId = o.customerId
          AND ${counts('before')} AND (before.orderedAt, before.orderId) < (o.orderedAt, o.orderId))`,
    values: [shopId, JSON.stringify(productIds)],
  };
}
