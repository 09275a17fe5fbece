import { z } from 'zod';
import type { UnitCostFact } from '../facts.ts';
import { instant } from '../wire-fields.ts';
import { gid, text } from './fields.ts';
import { parseRow } from './parse-row.ts';
import { readAmount } from './read-amount.ts';
import type { ProductHead } from './read-variant-row.ts';

const amount = z
  .string('must be a decimal in a string')
  .refine((value) => !value.startsWith('-'), 'must not be negative');

const schema = z.object({
  inventoryItem: z
    .object(
      {
        id: gid('InventoryItem'),
        updatedAt: instant.optional(),
        unitCost: z.object({ amount, currencyCode: text.optional() }, 'must be an amount').nullish(),
      },
      'must be an object with an id',
    )
    .nullish(),
});

/**
 * Read the unit cost of a variant of the Admin GraphQL API. Null where the row does not speak of it; a cost that is
 * stated as none, or in another currency than the shop's, is no cost. Where the inventory item does not say when it
 * changed, its product does. @throws {RowError} if it is malformed.
 */
export function readUnitCostRow(row: unknown, { updatedAt, currency }: ProductHead): UnitCostFact | null {
  const item = parseRow(schema, 'variant', row).inventoryItem;
  if (item?.unitCost === undefined) return null;
  const cost = item.unitCost;
  const isOurs = cost !== null && (cost.currencyCode ?? currency) === currency;
  return {
    inventoryItemId: item.id,
    costMinor: isOurs ? readAmount(cost.amount, currency, 'variant', 'inventoryItem.unitCost') : null,
    updatedAt: item.updatedAt ?? updatedAt,
  };
}
