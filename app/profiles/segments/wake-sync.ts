import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { enqueueSync } from './enqueue-sync.ts';

/** Have a segment go on whose bulk operation has ended, if the operation is one of ours. */
export function wakeSync(db: Database, shopId: number, bulkOperationId: string, now: number): void {
  const statement = prepareOnce(
    db,
    'SELECT segmentId FROM SegmentSync WHERE shopId = ? AND bulkOperationId = ?',
  ).pluck();
  for (const segmentId of statement.all(shopId, bulkOperationId) as number[])
    enqueueSync(db, { shopId, segmentId, runAt: now });
}
