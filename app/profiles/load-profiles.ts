import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { PROFILE_COLUMNS, toProfile } from './profile-row.ts';

const SQL = `SELECT ${PROFILE_COLUMNS.join(', ')} FROM BuyerProfile WHERE shopId = ? ORDER BY customerId`;

/** Load all profiles of a shop as they are stored, by customer id. Of a large shop that is a lot: pages ask for rows. */
export function loadProfiles(db: Database, shopId: number): BuyerProfile[] {
  return (prepareOnce(db, SQL).raw().all(shopId) as unknown[][]).map(toProfile);
}
