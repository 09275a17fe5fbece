import { z } from 'zod';
import type { OrderLineFact } from '../facts.ts';
import { units } from '../wire-fields.ts';
import { flag, gid, reference, shopAmount } from './fields.ts';
import { parseRow, RowError } from './parse-row.ts';
import { readAmount } from './read-amount.ts';
import type { OrderHead } from './read-order-row.ts';

const schema = z.object({
  id: gid('LineItem'),
  quantity: units,
  currentQuantity: units.optional(),
  originalUnitPriceSet: shopAmount,
  discountedTotalSet: shopAmount.optional(),
  discountAllocations: z.array(z.object({ allocatedAmountSet: shopAmount }), 'must be a list').optional(),
  taxLines: z.array(z.object({ priceSet: shopAmount }), 'must be a list').default([]),
  isGiftCard: flag.default(false),
  product: reference('Product'),
  variant: reference('ProductVariant'),
  sellingPlan: z.object({}, 'must be an object').nullish(),
});

/**
 * Read an order line of the Admin GraphQL API. Its net is unit price times quantity less every discount allocation
 * (line and order level), or `discountedTotalSet` where allocations were not asked for, less tax where prices contain it.
 *
 * @throws {RowError} if it is malformed.
 */
export function readLineRow(row: unknown, head: OrderHead): OrderLineFact {
  const line = parseRow(schema, 'order line', row);
  const minor = (amount: string, field: string) => readAmount(amount, head.currency, 'order line', field);
  let netMinor =
    line.discountAllocations || line.discountedTotalSet === undefined
      ? minor(line.originalUnitPriceSet, 'originalUnitPriceSet') * line.quantity
      : minor(line.discountedTotalSet, 'discountedTotalSet');
  for (const discount of line.discountAllocations ?? [])
    netMinor -= minor(discount.allocatedAmountSet, 'discountAllocations');
  if (head.taxesIncluded) for (const tax of line.taxLines) netMinor -= minor(tax.priceSet, 'taxLines');
  if (!Number.isSafeInteger(netMinor))
    throw new RowError('Cannot read order line: its total must be below 2^53 minor units, got more.');
  return {
    orderId: head.orderId,
    lineId: line.id,
    productId: line.product,
    variantId: line.variant,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity ?? line.quantity,
    netMinor,
    isGiftCard: line.isGiftCard,
    isSubscription: head.isSubscription || Boolean(line.sellingPlan),
    updatedAt: head.updatedAt,
  };
}
