import type { BuyerSummary } from '#ml/profiles/summarize-buyer.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';

/** A buyer as the orders show them. */
export interface BuyerProfile extends BuyerSummary {
  readonly customerId: number;
}

type ProfileRow = [number, number, number, number, number, Buffer, number | null];

const COLUMNS =
  'customerId, firstOrderAt, lastOrderAt, orderCount, netRevenueMinor, gapSeconds, medianGapSeconds FROM BuyerProfile';

/** Load all profiles of a shop as they are stored, by customer id. */
export function loadProfiles(db: Database, shopId: number): BuyerProfile[] {
  const statement = prepareOnce(db, `SELECT ${COLUMNS} WHERE shopId = ? ORDER BY customerId`).raw();
  return (statement.all(shopId) as ProfileRow[]).map(toProfile);
}

/** The profile of one customer; null for somebody without a counted order. */
export function getProfile(db: Database, shopId: number, customerId: number): BuyerProfile | null {
  const statement = prepareOnce(db, `SELECT ${COLUMNS} WHERE shopId = ? AND customerId = ?`).raw();
  const row = statement.get(shopId, customerId) as ProfileRow | undefined;
  return row ? toProfile(row) : null;
}

function toProfile(row: ProfileRow): BuyerProfile {
  const [customerId, firstOrderAt, lastOrderAt, orderCount, netRevenueMinor, gaps, medianGapSeconds] = row;
  return {
    customerId,
    firstOrderAt,
    lastOrderAt,
    orderCount,
    netRevenueMinor,
    gapSeconds: new Uint32Array(Uint8Array.from(gaps).buffer),
    medianGapSeconds,
  };
}
