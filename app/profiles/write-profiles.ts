import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { PROFILE_COLUMNS, toRow } from './profile-row.ts';

const VALUES = PROFILE_COLUMNS.filter((column) => column !== 'customerId');
const UPSERT = `INSERT INTO BuyerProfile (shopId, ${PROFILE_COLUMNS.join(', ')})
  VALUES (?, ${PROFILE_COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT (shopId, customerId) DO UPDATE SET ${VALUES.map((column) => `${column} = excluded.${column}`).join(', ')}
  WHERE (${VALUES.join(', ')}) IS NOT (${VALUES.map((column) => `excluded.${column}`).join(', ')})`;

/** Write profiles; a row that is the same already is left alone. The caller opens the transaction. @returns rows written. */
export function writeProfiles(db: Database, shopId: number, profiles: readonly BuyerProfile[]): number {
  const upsert = prepareOnce(db, UPSERT);
  let written = 0;
  for (const profile of profiles) written += upsert.run(shopId, ...toRow(profile)).changes;
  return written;
}

/** Delete the profile of somebody who is no buyer any more. */
export function deleteProfile(db: Database, shopId: number, customerId: number): void {
  prepareOnce(db, 'DELETE FROM BuyerProfile WHERE shopId = ? AND customerId = ?').run(shopId, customerId);
}
