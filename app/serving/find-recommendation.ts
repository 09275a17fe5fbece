import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

/** Find an issued recommendation: its placement and its products in order. Null if it was never issued, or not written yet. */
export function findRecommendation(
  db: Database,
  shopId: number,
  recommendationId: string,
): { readonly placement: string; readonly productIds: readonly number[] } | null {
  const sql = 'SELECT placement, productIds FROM Recommendation WHERE shopId = ? AND recommendationId = ?';
  const row = prepareOnce(db, sql).get(shopId, recommendationId) as
    { readonly placement: string; readonly productIds: string } | undefined;
  return row ? { placement: row.placement, productIds: JSON.parse(row.productIds) as number[] } : null;
}
