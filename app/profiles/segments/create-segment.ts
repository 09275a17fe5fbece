import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { SegmentDraft } from './read-segment-form.ts';

/** Keep a new segment. @returns its id, never given twice. */
export function createSegment(db: Database, shopId: number, { name, rule }: SegmentDraft, now: number): number {
  const statement = prepareOnce(
    db,
    `INSERT INTO Segment (shopId, segmentId, name, rule, createdAt, updatedAt)
     SELECT @shopId, coalesce(max(segmentId), 0) + 1, @name, @rule, @now, @now FROM Segment WHERE shopId = @shopId
     RETURNING segmentId`,
  );
  return statement.pluck().get({ shopId, name, rule: JSON.stringify(rule), now }) as number;
}
