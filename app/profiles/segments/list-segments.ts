import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { SEGMENT_COLUMNS, toSegment, type Segment } from './segment.ts';

/** A shop's segments by name. */
export function listSegments(db: Database, shopId: number): Segment[] {
  const statement = prepareOnce(
    db,
    `SELECT ${SEGMENT_COLUMNS} WHERE s.shopId = ? AND s.deletedAt IS NULL ORDER BY s.name COLLATE NOCASE, s.segmentId`,
  );
  return (statement.all(shopId) as Readonly<Record<string, unknown>>[]).map(toSegment);
}
