import type { Database } from '../../db.server.ts';
import { updateBackfillRow, type BackfillRow } from './backfill-row.ts';

/**
 * Note that a try of one resource came to nothing: the first time it begins anew, the second time it has failed.
 *
 * @returns true if it begins anew.
 */
export function giveUpOnce(db: Database, row: BackfillRow, error: string, now: number): boolean {
  const fresh = { bulkOperationId: null, url: null, linesRead: 0, refused: 0, error };
  if (row.error === null) updateBackfillRow(db, row, { ...fresh, state: 'waiting' });
  else updateBackfillRow(db, row, { state: 'failed', error, finishedAt: now });
  return row.error === null;
}
