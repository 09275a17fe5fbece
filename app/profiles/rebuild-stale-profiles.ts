import type { BuyerSummary } from '#ml/profiles/summarize-buyer.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { summarizeCustomer } from './summarize-customer.ts';

interface RebuildOptions {
  /** Only this shop's profiles. Default: every shop's. */
  readonly shopId?: number;
}

/** Buyers a transaction: it reads and writes for a few milliseconds, so that acknowledgements never wait. */
const BATCH = 16;

/**
 * Rebuild at most `limit` of the profiles marked stale, each from all of the buyer's orders, and clear the marks.
 * A buyer left without a counted order has no profile. Reading, writing and clearing are one transaction, so a fact
 * that comes meanwhile marks the profile again.
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

function rebuildBatch(db: Database, size: number, onlyShop: number | undefined): number {
  const find = prepareOnce(
    db,
    `SELECT shopId, customerId FROM StaleProfile ${onlyShop === undefined ? '' : 'WHERE shopId = ?'}
     ORDER BY shopId, customerId LIMIT ?`,
  ).raw();
  const scope = onlyShop === undefined ? [size] : [onlyShop, size];
  if (find.get(...scope) === undefined) return 0;
  return db.sql
    .transaction(() => {
      const stale = find.all(...scope) as [shopId: number, customerId: number][];
      for (const [shopId, customerId] of stale) {
        const summary = summarizeCustomer(db, shopId, customerId);
        if (summary) writeProfile(db, shopId, customerId, summary);
        else deleteProfile(db, shopId, customerId);
        prepareOnce(db, 'DELETE FROM StaleProfile WHERE shopId = ? AND customerId = ?').run(shopId, customerId);
      }
      return stale.length;
    })
    .immediate();
}

function writeProfile(db: Database, shopId: number, customerId: number, summary: BuyerSummary): void {
  const { gapSeconds } = summary;
  prepareOnce(
    db,
    `INSERT OR REPLACE INTO BuyerProfile (shopId, customerId, firstOrderAt, lastOrderAt, orderCount, netRevenueMinor,
       gapSeconds, medianGapSeconds, averageOrderMinor, firstProductType, firstCountry, firstSource, firstDiscounted,
       discountedOrders, subscriptionOrders, tasteTypes, tasteVendors, dueProducts, scoredAt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', 0, 0, 0, '[]', '[]', '[]', ?)`,
  ).run(
    shopId,
    customerId,
    summary.firstOrderAt,
    summary.lastOrderAt,
    summary.orderCount,
    summary.netRevenueMinor,
    Buffer.from(gapSeconds.buffer, gapSeconds.byteOffset, gapSeconds.byteLength),
    summary.medianGapSeconds,
    Math.round(summary.netRevenueMinor / summary.orderCount),
    summary.lastOrderAt,
  );
}

function deleteProfile(db: Database, shopId: number, customerId: number): void {
  prepareOnce(db, 'DELETE FROM BuyerProfile WHERE shopId = ? AND customerId = ?').run(shopId, customerId);
}
