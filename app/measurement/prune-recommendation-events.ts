import type { Database } from '../db.server.ts';
import { deleteInBatches } from '../ingest/delete-in-batches.ts';
import { DAY } from '../time.ts';

/** A year to compare with, and a month more. */
const KEEP = 400 * DAY;
const KINDS = `kind IN ('impression', 'click', 'addToCart')`;

/** Delete a shop's impressions, clicks and adds to cart after 400 days. */
export async function pruneRecommendationEvents(
  db: Database,
  shopId: number,
  now: number,
  signal?: AbortSignal,
): Promise<void> {
  const old = `shopId = ? AND ${KINDS} AND occurredAt < ?`;
  await deleteInBatches(db, 'RecommendationEvent', old, [shopId, now - KEEP], { signal });
}
