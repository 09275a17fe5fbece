import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

/** The key of the setting that `saveAcquisitionCost` writes. */
export const ACQUISITION_COST_KEY = 'acquisition-cost';

/** What winning one buyer costs the shop, as the merchant says, in minor units; null where nothing was said. */
export function getAcquisitionCost(db: Database, shopId: number): number | null {
  const read = prepareOnce(db, 'SELECT value FROM Setting WHERE shopId = ? AND key = ?').pluck();
  const value = JSON.parse((read.get(shopId, ACQUISITION_COST_KEY) as string | undefined) ?? 'null') as unknown;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
