import { z } from 'zod';
import { instant } from '../wire-fields.ts';
import { amount, id } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import { readMinor } from './read-minor.ts';
import type { Reading, WebhookContext } from './reading.ts';
import { requirePast } from './require-past.ts';

const schema = z.object({
  id,
  cost: amount.refine((value) => !value.startsWith('-'), 'must not be negative').nullish(),
  updated_at: instant,
});

/**
 * Read inventory_items/update: what a unit costs. A payload that is silent on it leaves no fact. As with a product,
 * what comes before the shop's currency is known is let go, since the catalogue will be read whole.
 */
export function readInventoryItem(payload: unknown, { shop, receivedAt }: WebhookContext): Reading {
  const { id: inventoryItemId, cost, updated_at: updatedAt } = parsePayload(schema, 'inventory item', payload);
  requirePast(updatedAt, receivedAt, 'inventory item');
  const costMinor = cost ? readMinor('cost of an inventory item', shop.currency, cost, null) : null;
  return {
    write(facts) {
      if (cost === undefined || (shop.installedAt === null && !shop.hasCatalog)) return;
      facts.unitCost({ inventoryItemId, costMinor, updatedAt });
    },
  };
}
