import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

/**
 * Let a stored version serve a shop from now on. Part of the caller's transaction.
 *
 * @param heldSince since when the merchant holds it; null: the next training may replace it.
 */
export function serveVersion(
  db: Database,
  shopId: number,
  version: string,
  now: number,
  heldSince: number | null = null,
): void {
  prepareOnce(
    db,
    `INSERT INTO ServedModel (shopId, version, promotedAt, heldSince) VALUES (@shopId, @version, @now, @heldSince)
     ON CONFLICT (shopId) DO UPDATE SET version = @version, promotedAt = @now, heldSince = @heldSince`,
  ).run({ shopId, version, now, heldSince });
}
