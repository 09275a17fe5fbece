import type { BuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import { createPredictor } from '#ml/profiles/create-predictor.ts';
import { describeBuyers } from '#ml/profiles/describe-buyers.ts';
import type { ProfileColumns } from '#ml/profiles/profile-columns.ts';
import type { Database } from '../db.server.ts';
import { getShopVersions } from '../ingest/get-shop-versions.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { createTurns, shareTurns, type SharedTurns } from './create-turns.ts';
import { decodeProfileFit, type EncodedFit } from './encode-profile-fit.ts';
import { requireRefit, type Refit } from './refit.ts';
import { deleteProfile, writeProfiles } from './write-profiles.ts';

/** The orders of a shop, and the buyers they are of. */
export interface DescribedShop {
  readonly columns: ProfileColumns;
  readonly buyers: BuyerBaskets;
}

interface WriteOptions {
  /** Shared with the threads that write the same profiles meanwhile. Default: nobody does. */
  readonly turns?: SharedTurns;
}

/** Customers behind `after` up to `upTo`. */
interface CustomerRange {
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
 * Write the profiles of all buyers by a fit, ascending by customer, in short transactions, and delete those of all others.
 * Threads that share turns describe buyers at a time and write them in turn: then no row is written twice, the tree of rows
 * grows at its end, and nobody waits asleep for the database's lock.
 *
 * @param encoded the fit as it is stored: what rows are scored by that are rebuilt alone.
 * @returns rows that were not right already, of those written here.
 * @throws {Error} if orders were erased meanwhile, or another refit of the shop began.
 */
export function writeAllProfiles(
  db: Database,
  refit: Refit,
  { columns, buyers }: DescribedShop,
  encoded: EncodedFit,
  { turns: shared = shareTurns() }: WriteOptions = {},
): number {
  const fit = decodeProfileFit(encoded)!;
  const predict = createPredictor(fit.models);
  const turns = createTurns(shared);
  const batches = Math.max(1, Math.ceil(buyers.buyerIds.length / BATCH));
  let written = 0;
  try {
    for (let n = turns.take(); n < batches; n = turns.take()) {
      const profiles = [...describeBuyers(columns, takeBatch(buyers, n), fit, predict)];
      const rows = turns.end(n, () => writeBatch(db, refit, profiles, findRange(buyers.buyerIds, n, batches)));
      if (rows === null) break;
      written += rows;
    }
    return written;
  } catch (error) {
    turns.stop();
    throw error;
  }
}

function takeBatch({ buyerIds, offsets, baskets }: BuyerBaskets, n: number): BuyerBaskets {
  const [from, to] = [n * BATCH, Math.min(buyerIds.length, (n + 1) * BATCH)];
  return { buyerIds: buyerIds.subarray(from, to), offsets: offsets.subarray(from, to + 1), baskets };
}

/** The customers of a batch, and those behind the one before it who are no buyers. */
function findRange(buyerIds: Float64Array, n: number, batches: number): CustomerRange {
  return {
    after: n === 0 ? 0 : buyerIds[n * BATCH - 1]!,
    upTo: n === batches - 1 ? Number.MAX_SAFE_INTEGER : buyerIds[(n + 1) * BATCH - 1]!,
  };
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
