import { KEPT_UNITS } from './kept-units.ts';

/** Which orders: with one of these products, or of these types of product, at least one unit of it kept. */
export type OrdererQuestion = (
  { readonly productIds: readonly number[] } | { readonly productTypes: readonly string[] }
) & {
  /** Only a customer's first counted order; of those of one instant the smaller id is first. */
  readonly isFirst?: boolean;
  /** The customers who are asked about, or the one whom the statement around names: their orders are read, not the products'. */
  readonly customers?: SqlPart;
};

/** A part of a statement, with the values of its question marks in order. */
export interface SqlPart {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Write the query of the ids of customers who have a counted order of the kind. */
export function writeOrdererQuery(shopId: number, question: OrdererQuestion): SqlPart {
  const { isFirst = false, customers } = question;
  const line = 'OrderLine l';
  const order = '"Order" o';
  const [first, second] = customers ? [order, line] : [line, order];
  const [products, values] =
    'productIds' in question
      ? ['SELECT value FROM json_each(?)', [JSON.stringify(question.productIds)]]
      : [
          'SELECT productId FROM Product WHERE shopId = ? AND productType IN (SELECT value FROM json_each(?))',
          [shopId, JSON.stringify(question.productTypes)],
        ];
  return {
    sql: `SELECT o.customerId FROM ${first} CROSS JOIN ${second} ON l.shopId = o.shopId AND l.orderId = o.orderId
      WHERE l.shopId = ? AND o.shopId = ? AND l.productId IN (${products})
        AND o.customerId ${customers ? `IN (${customers.sql})` : 'IS NOT NULL'}
        AND ${counts('o')} AND ${KEPT_UNITS} > 0${isFirst ? ` AND ${NONE_BEFORE}` : ''}`,
    values: [shopId, shopId, ...values, ...(customers?.values ?? [])],
  };
}

function counts(order: string): string {
  return `NOT ${order}.test AND ${order}.cancelledAt IS NULL`;
}

const NONE_BEFORE = `NOT EXISTS (SELECT 1 FROM "Order" before WHERE before.shopId = o.shopId
  AND before.customerId = o.customerId AND ${counts('before')}
  AND (before.orderedAt, before.orderId) < (o.orderedAt, o.orderId))`;
