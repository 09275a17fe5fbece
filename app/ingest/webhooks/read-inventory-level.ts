import { z } from 'zod';
import { instant } from '../wire-fields.ts';
import { id } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';
import { requirePast } from './require-past.ts';

const schema = z.object({
  inventory_item_id: id,
  location_id: id,
  available: z.int('must be a whole number').nullish(),
  updated_at: instant,
});

/** Read inventory_levels/update. An item whose stock is not tracked has no number, and leaves no fact. */
export function readInventoryLevel(payload: unknown, { receivedAt }: WebhookContext): Reading {
  const level = parsePayload(schema, 'inventory level', payload);
  requirePast(level.updated_at, receivedAt, 'inventory level');
  const { inventory_item_id, location_id, available, updated_at } = level;
  return {
    write(facts) {
      if (available === null || available === undefined) return;
      facts.inventoryLevel({
        inventoryItemId: inventory_item_id,
        locationId: location_id,
        available,
        updatedAt: updated_at,
      });
    },
  };
}
