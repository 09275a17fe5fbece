import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { describeCustomer } from './describe-customer.ts';
import { deleteProfile, writeProfiles } from './write-profiles.ts';

interface RebuildOptions {
  /** Only this shop's profiles. Default: every shop's. */
  readonly shopId?: number;
}

/** Buyers a transaction: it reads and writes for a few milliseconds, so that acknowledgements never wait. */
const BATCH = 4;

/**
 * Rebuild at most `limit` of the profiles marked stale, each from all of the buyer's orders and the shop's last fit, and
 * clear the marks. A buyer left without a counted order has no profile. Reading, writing and clearing are one transaction,
 * so a fact that comes meanwhile marks the profile again. While the shop is refitted a mark stays and waits for the end of
 * the refit, which leaves such a profile to us.
 *
 * @returns how many were rebuilt; less than `limit` when none are left.
 */
export function rebuildStaleProfiles(db: Database, limit: number, { shopId }: RebuildOptions = {}): number {
  let rebuilt = 0;
  while (rebuilt < limit) {
    const size = Math.min(BATCH, limit - rebuilt);
    const found = rebuildBatch(db, size, shopId);
    rebuilt += found;
    if (found < size) break;
  }
  return rebuilt;
}

const FINISHED = 'coalesce((SELECT finished FROM ProfileFit f WHERE f.shopId = s.shopId), 0)';
const CLEAR = 'DELETE FROM StaleProfile WHERE shopId = ? AND customerId = ?';
const WAIT = 'UPDATE StaleProfile SET waitsFor = ? WHERE shopId = ? AND customerId = ?';

function rebuildBatch(db: Database, size: number, onlyShop: number | undefined): number {
  const find = prepareOnce(
    db,
    `SELECT shopId, customerId FROM StaleProfile s
     WHERE waitsFor <= ${FINISHED} ${onlyShop === undefined ? '' : 'AND shopId = ?'}
     ORDER BY shopId, customerId LIMIT ?`,
  ).raw();
  const scope = onlyShop === undefined ? [size] : [onlyShop, size];
  if (find.get(...scope) === undefined) return 0;
  return db.sql
    .transaction(() => {
      const stale = find.all(...scope) as [shopId: number, customerId: number][];
      for (const [shopId, customerId] of stale) {
        const profile = describeCustomer(db, shopId, customerId);
        if (profile) writeProfiles(db, shopId, [profile]);
        else deleteProfile(db, shopId, customerId);
        const refit = getRunningRefit(db, shopId);
        if (refit === null) prepareOnce(db, CLEAR).run(shopId, customerId);
        else prepareOnce(db, WAIT).run(refit, shopId, customerId);
      }
      return stale.length;
    })
    .immediate();
}

/** The number of the refit under way; null if there is none. */
function getRunningRefit(db: Database, shopId: number): number | null {
  const text = 'SELECT begun FROM ProfileFit WHERE shopId = ? AND begun > finished';
  return (prepareOnce(db, text).pluck().get(shopId) as number | undefined) ?? null;
}
