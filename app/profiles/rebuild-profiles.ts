import { listBuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import { describeBuyers } from '#ml/profiles/describe-buyers.ts';
import { fitProfiles } from '#ml/profiles/fit-profiles.ts';
import type { Database } from '../db.server.ts';
import { getShopVersions } from '../ingest/get-shop-versions.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { decodeProfileFit, encodeProfileFit } from './encode-profile-fit.ts';
import { loadProfileColumns } from './load-profile-columns.ts';
import { abandonRefit, beginRefit, finishRefit, requireRefit, type Refit } from './refit.ts';
import { deleteProfile, writeProfiles } from './write-profiles.ts';

/** What a rebuild did. */
export interface Rebuilt {
  readonly buyers: number;
  /** Rows that were not right already. */
  readonly written: number;
}

/** Rows are described before, and written within, a transaction of a few milliseconds: acknowledgements never wait. */
const BATCH = 256;

/**
 * Fit a shop's buyers anew and rebuild every profile, from one consistent read of all its orders. Orders that come
 * meanwhile go on being accepted and their buyers' profiles rebuilt; these rows are left alone and scored again behind the
 * new fit.
 *
 * @throws {Error} if orders were erased meanwhile, or another refit of the shop began: then nothing of the erased is
 * written, and the old fit stays.
 */
export function rebuildProfiles(db: Database, shopId: number): Rebuilt {
  const number = beginRefit(db, shopId);
  try {
    const { columns, versions } = loadProfileColumns(db, shopId);
    const refit: Refit = { shopId, number, versions };
    const buyers = listBuyerBaskets(columns.customerIds);
    const encoded = encodeProfileFit(fitProfiles(columns, buyers));
    // As it will be read: incremental rows are scored by what is stored.
    const fit = decodeProfileFit(encoded)!;
    const written = writeAll(db, refit, describeBuyers(columns, buyers, fit));
    finishRefit(db, refit, { ...encoded, asOf: fit.asOf, orderCount: fit.orders });
    return { buyers: buyers.buyerIds.length, written };
  } catch (error) {
    abandonRefit(db, shopId, number);
    throw error;
  }
}

/** Write all profiles, ascending by customer, and delete those in between. */
function writeAll(db: Database, refit: Refit, profiles: Iterable<BuyerProfile>): number {
  let batch: BuyerProfile[] = [];
  let after = 0;
  let written = 0;
  for (const profile of profiles) {
    batch.push(profile);
    if (batch.length < BATCH) continue;
    written += writeBatch(db, refit, batch, { after, upTo: profile.customerId });
    after = profile.customerId;
    batch = [];
  }
  return written + writeBatch(db, refit, batch, { after, upTo: Number.MAX_SAFE_INTEGER });
}

const STORED = 'SELECT customerId FROM BuyerProfile WHERE shopId = ? AND customerId > ? AND customerId <= ?';
const REBUILT = `SELECT customerId FROM StaleProfile WHERE shopId = ? AND customerId > ? AND customerId <= ? AND waitsFor > 0`;
const CLEAR = 'DELETE FROM StaleProfile WHERE shopId = ? AND customerId > ? AND customerId <= ?';

function writeBatch(
  db: Database,
  refit: Refit,
  batch: readonly BuyerProfile[],
  { after, upTo }: { readonly after: number; readonly upTo: number },
): number {
  const range = [refit.shopId, after, upTo];
  const list = (text: string) => prepareOnce(db, text).pluck().all(range) as number[];
  return db.sql
    .transaction(() => {
      requireRefit(db, refit);
      const isUpToDate = getShopVersions(db, refit.shopId).factsVersion === refit.versions.factsVersion;
      const rebuilt = new Set(isUpToDate ? [] : list(REBUILT));
      const named = new Set(batch.map(({ customerId }) => customerId));
      for (const customerId of list(STORED))
        if (!named.has(customerId) && !rebuilt.has(customerId)) deleteProfile(db, refit.shopId, customerId);
      // Who was marked before is described as the facts are now; with newer facts nobody knows who.
      if (isUpToDate) prepareOnce(db, CLEAR).run(range);
      return writeProfiles(
        db,
        refit.shopId,
        batch.filter(({ customerId }) => !rebuilt.has(customerId)),
      );
    })
    .immediate();
}
