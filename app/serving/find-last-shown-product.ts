import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

const LAST = `SELECT productId FROM Recommendation WHERE shopId = ? AND productId IS NOT NULL ORDER BY issuedAt DESC LIMIT 1`;

/** The product whose page last asked for recommendations, or null. */
export function findLastShownProduct(db: Database, shopId: number): number | null {
  return (prepareOnce(db, LAST).pluck().get(shopId) as number | undefined) ?? null;
}
