import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** A customer who is to get a segment's tag, or to lose it. */
export interface TagChange {
  readonly customerId: number;
  readonly isMember: boolean;
}

interface TaggedSegment {
  readonly shopId: number;
  readonly segmentId: number;
  /** Ascending. */
  readonly memberIds: readonly number[];
}

/** What differs between a segment's members and the customers known to carry its tag, by customer id. */
export function listTagChanges(db: Database, { shopId, segmentId, memberIds }: TaggedSegment): TagChange[] {
  const statement = prepareOnce(
    db,
    'SELECT customerId, taggedAt FROM SegmentTag WHERE shopId = ? AND segmentId = ? ORDER BY customerId',
  ).raw();
  const tagged = new Map(statement.all(shopId, segmentId) as [customerId: number, taggedAt: number | null][]);
  const members = new Set(memberIds);
  const changes = memberIds
    .filter((customerId) => tagged.get(customerId) == null)
    .map((customerId) => ({ customerId, isMember: true }));
  for (const customerId of tagged.keys()) if (!members.has(customerId)) changes.push({ customerId, isMember: false });
  return changes.sort((a, b) => a.customerId - b.customerId);
}
