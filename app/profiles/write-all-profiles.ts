import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import type { Database } from '../db.server.ts';
import { getShopVersions } from '../ingest/get-shop-versions.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { requireRefit, type Refit } from './refit.ts';
import { deleteProfile, writeProfiles } from './write-profiles.ts';

/** Customers behind `after` up to `upTo`. */
export interface CustomerRange {
  readonly after: number;
  readonly upTo: number;
}

/** Rows are described before, and written within, a transaction of a few milliseconds: acknowledgements never wait. */
const BATCH = 512;

const STORED = 'SELECT customerId FROM BuyerProfile WHERE shopId = ? AND customerId > ? AND customerId <= ?';
const REBUILT = `SELECT customerId FROM StaleProfile
  WHERE shopId = ? AND customerId > ? AND customerId <= ? AND waitsFor > 0`;
const CLEAR = 'DELETE FROM StaleProfile WHERE shopId = ? AND customerId > ? AND customerId <= ?';

/**
 * Write the profiles of a range of customers, in short transactions, and delete those of the others in it.
 *
 * @param profiles all of the range, ascending by customer.
 * @returns rows that were not right already.
 * @throws {Error} if orders were erased meanwhile, or another refit of the shop began.
 */
export function writeAllProfiles(
  db: Database,
  refit: Refit,
  profiles: Iterable<BuyerProfile>,
  { after, upTo }: CustomerRange,
): number {
  let batch: BuyerProfile[] = [];
  let behind = after;
  let written = 0;
  for (const profile of profiles) {
    batch.push(profile);
    if (batch.length < BATCH) continue;
    written += writeBatch(db, refit, batch, { after: behind, upTo: profile.customerId });
    behind = profile.customerId;
    batch = [];
  }
  return written + writeBatch(db, refit, batch, { after: behind, upTo });
}

function writeBatch(db: Database, refit: Refit, batch: readonly BuyerProfile[], range: CustomerRange): number {
  const within = [refit.shopId, range.after, range.upTo];
  const list = (text: string) => prepareOnce(db, text).pluck().all(within) as number[];
  return db.sql
    .transaction(() => {
      requireRefit(db, refit);
      const isUpToDate = getShopVersions(db, refit.shopId).factsVersion === refit.versions.factsVersion;
      const rebuilt = new Set(isUpToDate ? [] : list(REBUILT));
      const named = new Set(batch.map(({ customerId }) => customerId));
      for (const customerId of list(STORED))
        if (!named.has(customerId) && !rebuilt.has(customerId)) deleteProfile(db, refit.shopId, customerId);
      // Who was marked before is described as the facts are now; with newer facts nobody knows who.
      if (isUpToDate) prepareOnce(db, CLEAR).run(within);
      const due = batch.filter(({ customerId }) => !rebuilt.has(customerId));
      return writeProfiles(db, refit.shopId, due);
    })
    .immediate();
}
