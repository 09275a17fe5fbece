import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { enqueueSync } from './enqueue-sync.ts';

/** Have the tags of every segment whose sync is on brought up to date. */
export function syncAllSegments(db: Database, shopId: number, now: number): void {
  const statement = prepareOnce(
    db,
    `SELECT s.segmentId FROM SegmentSync y JOIN Segment s ON s.shopId = y.shopId AND s.segmentId = y.segmentId
     WHERE y.shopId = ? AND y.isOn AND s.deletedAt IS NULL`,
  ).pluck();
  for (const segmentId of statement.all(shopId) as number[]) enqueueSync(db, { shopId, segmentId, runAt: now });
}
