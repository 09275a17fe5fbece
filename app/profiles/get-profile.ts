import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { PROFILE_COLUMNS, toProfile } from './profile-row.ts';

const SQL = `SELECT ${PROFILE_COLUMNS.join(', ')} FROM BuyerProfile WHERE shopId = ? AND customerId = ?`;

/** The profile of one customer as it is stored; null for somebody without a counted order. */
export function getProfile(db: Database, shopId: number, customerId: number): BuyerProfile | null {
  const row = prepareOnce(db, SQL).raw().get(shopId, customerId) as unknown[] | undefined;
  return row ? toProfile(row) : null;
}
