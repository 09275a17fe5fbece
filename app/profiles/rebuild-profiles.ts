import type { Database } from '../db.server.ts';
import { rebuildStaleProfiles } from './rebuild-stale-profiles.ts';

/**
 * Rebuild every profile of a shop from its orders: all buyers, and all who have a profile, are marked stale and then
 * rebuilt as after any order, so that a full rebuild and a single one cannot differ.
 *
 * @returns how many buyers were looked at.
 */
export function rebuildProfiles(db: Database, shopId: number): number {
  db.sql
    .prepare(
      `INSERT OR IGNORE INTO StaleProfile (shopId, customerId)
       SELECT shopId, customerId FROM "Order" WHERE shopId = @shopId AND customerId IS NOT NULL
       UNION SELECT shopId, customerId FROM BuyerProfile WHERE shopId = @shopId`,
    )
    .run({ shopId });
  return rebuildStaleProfiles(db, Infinity, { shopId });
}
