import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db.server.ts';
import { deleteInBatches } from '../ingest/delete-in-batches.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { DAY } from '../time.ts';

/** Whoever was shown something has seen it by then: a list without an event was never on a screen. */
const KEEP_UNSEEN = 30 * DAY;
/** A year to compare with, and a month more. */
const KEEP = 400 * DAY;
const BATCH_ROWS = 1000;
const PAUSE = 5;

const PAGE = `SELECT rowid, issuedAt, EXISTS (SELECT 1 FROM RecommendationEvent e
    WHERE e.shopId = r.shopId AND e.recommendationId = r.recommendationId) AS isSeen
  FROM Recommendation r WHERE shopId = ? AND issuedAt < ? AND (issuedAt, rowid) > (?, ?)
  ORDER BY issuedAt, rowid LIMIT ${BATCH_ROWS}`;

type PageRow = [rowid: number, issuedAt: number, isSeen: number];

/** Delete the recommendations of a shop that became nothing within 30 days, and all of them after 400. */
export async function pruneRecommendations(
  db: Database,
  shopId: number,
  now: number,
  signal?: AbortSignal,
): Promise<void> {
  await deleteInBatches(db, 'Recommendation', 'shopId = ? AND issuedAt < ?', [shopId, now - KEEP], { signal });
  // Most of the old ones were seen and stay: a cursor passes each of them once, whatever the number of batches.
  let last: PageRow | undefined;
  for (;;) {
    const page = prepareOnce(db, PAGE)
      .raw()
      .all(shopId, now - KEEP_UNSEEN, last?.[1] ?? -1, last?.[0] ?? -1) as PageRow[];
    const unseen = page.flatMap(([rowid, , isSeen]) => (isSeen ? [] : [rowid]));
    if (unseen.length > 0) {
      const rows = 'SELECT value FROM json_each(?)';
      prepareOnce(db, `DELETE FROM Recommendation WHERE rowid IN (${rows})`).run(JSON.stringify(unseen));
    }
    last = page.at(-1);
    if (page.length < BATCH_ROWS) return;
    await sleep(PAUSE, undefined, { signal });
  }
}
