import { PROFILE_COLUMNS, toProfile } from '#app/profiles/profile-row.ts';
import type { Database } from '#app/db.server.ts';
import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';

/** A buyer's profile as their page states it: each of its figures is checked by itself. */
export type StatedBuyer = BuyerProfile;

export function readStatedBuyers(db: Database, shopId: number): ReadonlyMap<number, StatedBuyer> {
  const rows = db.sql
    .prepare(`SELECT ${PROFILE_COLUMNS.join(', ')} FROM BuyerProfile WHERE shopId = ? ORDER BY customerId`)
    .raw()
    .all(shopId) as unknown[][];
  return new Map(rows.map((row) => toProfile(row)).map((profile) => [profile.customerId, profile]));
}
