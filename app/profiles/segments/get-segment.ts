import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { SEGMENT_COLUMNS, toSegment, type Segment } from './segment.ts';

/** A segment; null if there is none of the id, or it was deleted. */
export function getSegment(db: Database, shopId: number, segmentId: number): Segment | null {
  const statement = prepareOnce(
    db,
    `SELECT ${SEGMENT_COLUMNS} WHERE s.shopId = ? AND s.segmentId = ? AND s.deletedAt IS NULL`,
  );
  const row = statement.get(shopId, segmentId) as Readonly<Record<string, unknown>> | undefined;
  return row ? toSegment(row) : null;
}
