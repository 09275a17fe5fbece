import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { enqueueSync } from './enqueue-sync.ts';
import type { SegmentDraft } from './read-segment-form.ts';

interface SegmentChange {
  readonly shopId: number;
  readonly segmentId: number;
  readonly draft: SegmentDraft;
  readonly now: number;
}

/** Change a segment's name and rule; its tags in Shopify follow. @returns false if there is none of the id. */
export function updateSegment(db: Database, { shopId, segmentId, draft, now }: SegmentChange): boolean {
  const update = db.sql.transaction(() => {
    const { changes } = prepareOnce(
      db,
      `UPDATE Segment SET name = ?, rule = ?, updatedAt = ? WHERE shopId = ? AND segmentId = ? AND deletedAt IS NULL`,
    ).run(draft.name, JSON.stringify(draft.rule), now, shopId, segmentId);
    if (changes > 0) enqueueSync(db, { shopId, segmentId, runAt: now });
    return changes > 0;
  });
  return update.immediate();
}
