import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { enqueueSync } from './enqueue-sync.ts';
import { getSegment } from './get-segment.ts';

interface SyncSwitch {
  readonly shopId: number;
  readonly segmentId: number;
  readonly isOn: boolean;
  readonly now: number;
}

/** What is behind the first sixty letters, none of them cut in two. */
const LONGER = /(?<=^.{60}).+$/u;

/**
 * Have the members of a segment carry a tag in Shopify, or no longer. The tag is made from the name when the sync is
 * first switched on, and stays. @returns false if there is no such segment.
 */
export function setSegmentSync(db: Database, { shopId, segmentId, isOn, now }: SyncSwitch): boolean {
  const set = db.sql.transaction(() => {
    const segment = getSegment(db, shopId, segmentId);
    if (!segment) return false;
    prepareOnce(
      db,
      `INSERT INTO SegmentSync (shopId, segmentId, tag, isOn, state) VALUES (@shopId, @segmentId, @tag, @isOn, 'waiting')
       ON CONFLICT (shopId, segmentId) DO UPDATE SET isOn = @isOn`,
    ).run({ shopId, segmentId, isOn: isOn ? 1 : 0, tag: chooseTag(db, shopId, segment) });
    enqueueSync(db, { shopId, segmentId, runAt: now });
    return true;
  });
  return set.immediate();
}

/** `regulars:at-risk`; with the segment's number behind it where another segment has that. */
function chooseTag(db: Database, shopId: number, { segmentId, name }: { segmentId: number; name: string }): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(LONGER, '')
    .replace(/^-+|-+$/g, '');
  const tag = `regulars:${slug === '' ? segmentId : slug}`;
  const isTaken = prepareOnce(db, 'SELECT 1 FROM SegmentSync WHERE shopId = ? AND tag = ? AND segmentId <> ?');
  return isTaken.get(shopId, tag, segmentId) === undefined ? tag : `${tag}-${segmentId}`;
}
