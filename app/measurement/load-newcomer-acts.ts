import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import type { ProductActs } from '../serving/find-newcomers.ts';

interface Period {
  /** Epoch milliseconds, included. */
  readonly from: number;
  /** Epoch milliseconds, not included. */
  readonly to: number;
}

const COUNTS = `SELECT productId, sum(kind = 'impression') AS impressions, sum(kind = 'click') AS clicks
  FROM RecommendationEvent
  WHERE shopId = ? AND kind IN ('impression', 'click') AND occurredAt >= ? AND occurredAt < ? AND productId IS NOT NULL
  GROUP BY productId ORDER BY productId`;

/** Load how often each product was seen and clicked in a shop's recommendations. Its index is read for the period only. */
export function loadNewcomerActs(db: Database, shopId: number, { from, to }: Period): ProductActs[] {
  return prepareOnce(db, COUNTS).all(shopId, from, to) as ProductActs[];
}
