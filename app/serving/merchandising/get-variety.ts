import { z } from 'zod';
import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { Variety } from './rule.ts';

/** The key of the setting that only this folder writes. */
export const VARIETY_KEY = 'merchandising-variety';
export const VARIETY_SCHEMA = z.enum(['off', 'mild', 'strong']);

/** How varied a shop wants its lists. */
export function getVariety(db: Database, shopId: number): Variety {
  const read = prepareOnce(db, 'SELECT value FROM Setting WHERE shopId = ? AND key = ?').pluck();
  const stored = read.get(shopId, VARIETY_KEY) as string | undefined;
  return stored === undefined ? 'off' : (VARIETY_SCHEMA.safeParse(JSON.parse(stored)).data ?? 'off');
}
