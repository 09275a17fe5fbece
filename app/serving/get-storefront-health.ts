import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

/** Whether the storefront asks for recommendations. */
export interface StorefrontHealth {
  /** Epoch milliseconds; null before the first. */
  readonly lastIssuedAt: number | null;
  /** Recommendations issued in the period. */
  readonly issued: number;
}

/** Get how many recommendations a shop's storefront was given since an instant. */
export function getStorefrontHealth(db: Database, shopId: number, since: number): StorefrontHealth {
  return prepareOnce(
    db,
    `SELECT (SELECT max(issuedAt) FROM Recommendation WHERE shopId = @shopId) AS lastIssuedAt,
       (SELECT count(*) FROM Recommendation WHERE shopId = @shopId AND issuedAt >= @since) AS issued`,
  ).get({ shopId, since }) as StorefrontHealth;
}
