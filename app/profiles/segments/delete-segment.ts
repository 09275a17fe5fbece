import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { MINUTE } from '../../time.ts';
import { enqueueSync } from './enqueue-sync.ts';

/** So long a deletion can be taken back before the tags of its members go. */
const UNDO_WITHIN = MINUTE;

interface Deletion {
  readonly shopId: number;
  readonly segmentId: number;
  readonly now: number;
}

/** Delete a segment, or bring it back. The tags of its members follow. @returns false if that changes nothing. */
export function deleteSegment(db: Database, deletion: Deletion, { isUndone = false } = {}): boolean {
  const { shopId, segmentId, now } = deletion;
  const remove = db.sql.transaction(() => {
    const { changes } = prepareOnce(
      db,
      `UPDATE Segment SET deletedAt = ? WHERE shopId = ? AND segmentId = ? AND (deletedAt IS NULL) = ?`,
    ).run(isUndone ? null : now, shopId, segmentId, isUndone ? 0 : 1);
    if (changes > 0) enqueueSync(db, { shopId, segmentId, runAt: isUndone ? now : now + UNDO_WITHIN });
    return changes > 0;
  });
  return remove.immediate();
}
