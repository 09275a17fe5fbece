import { KEPT_UNITS } from './kept-units.ts';

/** Which orders: with a product or type of product that was kept, or within instants. What is left out is not asked. */
export interface OrdererQuestion {
  readonly productIds?: readonly number[];
  readonly productTypes?: readonly string[];
  /** Epoch milliseconds: `from` included, `to` not. */
  readonly from?: number;
  readonly to?: number;
}

/** A part of a statement, with the values of its question marks in order. */
export interface SqlPart {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Write the query of the ids of customers who have a counted order of the kind. */
export function writeOrdererQuery(shopId: number, { productIds, productTypes, from, to }: OrdererQuestion): SqlPart {
  const heads = `o.shopId = ? AND o.customerId IS NOT NULL AND NOT o.test AND o.cancelledAt IS NULL`;
  if (!productIds && !productTypes)
    return {
      sql: `SELECT o.customerId FROM "Order" o WHERE ${heads} AND o.orderedAt >= ? AND o.orderedAt < ?`,
      values: [shopId, from ?? 0, to ?? Number.MAX_SAFE_INTEGER],
    };
  const [sql, values] = productIds
    ? ['SELECT value FROM json_each(?)', [JSON.stringify(productIds)]]
    : [
        'SELECT productId FROM Product WHERE shopId = ? AND productType IN (SELECT value FROM json_each(?))',
        [shopId, JSON.stringify(productTypes)],
      ];
  return {
    sql: `SELECT o.customerId FROM OrderLine l CROSS JOIN "Order" o ON o.shopId = l.shopId AND o.orderId = l.orderId
      WHERE l.shopId = ? AND l.productId IN (${sql}) AND ${heads} AND ${KEPT_UNITS} > 0`,
    values: [shopId, ...values, shopId],
  };
}
