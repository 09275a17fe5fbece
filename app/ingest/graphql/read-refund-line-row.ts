import { z } from 'zod';
import type { RefundLineFact } from '../facts.ts';
import { units } from '../wire-fields.ts';
import { gid, shopAmount } from './fields.ts';
import { parseRow } from './parse-row.ts';
import { readAmount } from './read-amount.ts';
import type { OrderHead } from './read-order-row.ts';

const schema = z.object({
  id: gid('RefundLineItem'),
  quantity: units,
  lineItem: z.object({ id: gid('LineItem') }, 'must be an object with an id'),
  subtotalSet: shopAmount,
  totalTaxSet: shopAmount.optional(),
});

/**
 * Read a refund line of the Admin GraphQL API. Its net is the subtotal, less tax where the order's prices contain it.
 *
 * @throws {RowError} if it is malformed.
 */
export function readRefundLineRow(row: unknown, refundId: number, head: OrderHead): RefundLineFact {
  const line = parseRow(schema, 'refund line', row);
  const minor = (amount: string, field: string) => readAmount(amount, head.currency, 'refund line', field);
  const tax = head.taxesIncluded && line.totalTaxSet !== undefined ? minor(line.totalTaxSet, 'totalTaxSet') : 0;
  return {
    refundId,
    refundLineId: line.id,
    orderId: head.orderId,
    lineId: line.lineItem.id,
    quantity: line.quantity,
    netMinor: minor(line.subtotalSet, 'subtotalSet') - tax,
  };
}
