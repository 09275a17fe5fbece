import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** The key of the setting that only this folder writes. */
export const EXPLORING_KEY = 'merchandising-exploring';

/** Whether a shop tries new products out; it does unless it was switched off. */
export function getExploring(db: Database, shopId: number): boolean {
  const read = prepareOnce(db, 'SELECT value FROM Setting WHERE shopId = ? AND key = ?').pluck();
  return (read.get(shopId, EXPLORING_KEY) as string | undefined) !== 'false';
}
