import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { enqueueJob } from '../../jobs/enqueue-job.ts';

interface SyncRequest {
  readonly shopId: number;
  readonly segmentId: number;
  /** Not before this instant. */
  readonly runAt: number;
}

/** Have a segment's tags brought up to date, if it has any. Several requests that wait are one. */
export function enqueueSync(db: Database, { shopId, segmentId, runAt }: SyncRequest): void {
  const { changes } = prepareOnce(
    db,
    `UPDATE SegmentSync SET state = 'waiting', error = NULL WHERE shopId = ? AND segmentId = ?`,
  ).run(shopId, segmentId);
  if (changes > 0)
    enqueueJob(db, { shopId, name: 'sync-segment', key: String(segmentId), payload: { segmentId }, runAt });
}
