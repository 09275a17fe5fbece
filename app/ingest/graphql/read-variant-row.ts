import { z } from 'zod';
import type { VariantFact } from '../facts.ts';
import { flag, gid, reference, text } from './fields.ts';
import { parseRow } from './parse-row.ts';
import { readAmount } from './read-amount.ts';

const schema = z.object({
  id: gid('ProductVariant'),
  title: text.default(''),
  position: z.int('must be a whole number').optional(),
  price: z.string('must be a decimal in a string'),
  compareAtPrice: z.string('must be a decimal in a string').nullish(),
  inventoryItem: reference('InventoryItem'),
  inventoryQuantity: z.int('must be a whole number').nullish(),
  inventoryPolicy: z.enum(['DENY', 'CONTINUE'], 'must be DENY or CONTINUE').optional(),
  availableForSale: flag.optional(),
});

/** What the variants of a product need to know of it. */
export interface ProductHead {
  readonly productId: number;
  readonly updatedAt: number;
  /** The shop's. */
  readonly currency: string;
}

/**
 * Read a variant of the Admin GraphQL API. Where `availableForSale` is not stated, it can be bought when some are
 * left or it is sold beyond stock. @throws {RowError} if it is malformed.
 */
export function readVariantRow(row: unknown, head: ProductHead): VariantFact {
  const variant = parseRow(schema, 'variant', row);
  const minor = (amount: string, field: string) => readAmount(amount, head.currency, 'variant', field);
  const left = variant.inventoryQuantity ?? null;
  return {
    productId: head.productId,
    variantId: variant.id,
    title: variant.title,
    position: variant.position ?? 1,
    priceMinor: minor(variant.price, 'price'),
    compareAtMinor: variant.compareAtPrice ? minor(variant.compareAtPrice, 'compareAtPrice') : null,
    inventoryItemId: variant.inventoryItem,
    inventoryQuantity: left,
    availableForSale: variant.availableForSale ?? (variant.inventoryPolicy === 'CONTINUE' || left === null || left > 0),
    updatedAt: head.updatedAt,
  };
}
