import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { SegmentDraft } from './read-segment-form.ts';
import { MOST_SEGMENTS } from './segment.ts';

/** Keep a new segment. @returns its id, never given twice; null where the shop has {@link MOST_SEGMENTS}. */
export function createSegment(db: Database, shopId: number, { name, rule }: SegmentDraft, now: number): number | null {
  const statement = prepareOnce(
    db,
    `INSERT INTO Segment (shopId, segmentId, name, rule, createdAt, updatedAt)
     SELECT @shopId, coalesce(max(segmentId), 0) + 1, @name, @rule, @now, @now FROM Segment WHERE shopId = @shopId
     HAVING count(*) FILTER (WHERE deletedAt IS NULL) < ${MOST_SEGMENTS}
     RETURNING segmentId`,
  );
  return (statement.pluck().get({ shopId, name, rule: JSON.stringify(rule), now }) as number | undefined) ?? null;
}
