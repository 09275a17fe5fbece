import { listBuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import { fitForecasts } from '#ml/profiles/fit-forecasts.ts';
import { fitProfiles } from '#ml/profiles/fit-profiles.ts';
import type { ProfileFit } from '#ml/profiles/profile-fit.ts';
import type { Database } from '../db.server.ts';
import { countOrders } from '../ingest/count-orders.ts';
import { shareColumns } from '../share-columns.ts';
import { createSecondThread, type SecondThread } from './create-second-thread.ts';
import { shareTurns } from './create-turns.ts';
import { encodeProfileFit, type EncodedFit } from './encode-profile-fit.ts';
import { loadProfileColumns } from './load-profile-columns.ts';
import { abandonRefit, beginRefit, finishRefit, type Refit } from './refit.ts';
import { writeAllProfiles, type DescribedShop } from './write-all-profiles.ts';

/** What a rebuild did. */
export interface Rebuilt {
  readonly buyers: number;
  /** Rows that were not right already. */
  readonly written: number;
}

interface RebuildOptions {
  /** From so many orders a second thread helps. Default 50,000: below, it starts for longer than it helps. */
  readonly helpedFrom?: number;
}

/**
 * Fit a shop's buyers anew and rebuild every profile, from one consistent read of all its orders. Orders that come
 * meanwhile go on being accepted and their buyers' profiles rebuilt; these rows are left alone and scored again behind the
 * new fit. Blocks for seconds on a large shop: a server does it in a thread (`runRebuild`).
 *
 * @throws {Error} if orders were erased meanwhile, or another refit of the shop began: then nothing of the erased is
 * written, and the old fit stays.
 */
export function rebuildProfiles(db: Database, shopId: number, { helpedFrom = 50_000 }: RebuildOptions = {}): Rebuilt {
  const number = beginRefit(db, shopId);
  const second = countOrders(db, shopId) >= helpedFrom ? createSecondThread() : null;
  try {
    const { shop, versions } = load(db, shopId, second);
    const refit: Refit = { shopId, number, versions };
    const fitted = fit(shop, second);
    const encoded = encodeProfileFit(fitted);
    const written = write(db, refit, shop, { encoded, second });
    finishRefit(db, refit, { ...encoded, asOf: fitted.asOf, orderCount: shop.columns.orderIds.length });
    return { buyers: shop.buyers.buyerIds.length, written };
  } catch (error) {
    abandonRefit(db, shopId, number);
    throw error;
  } finally {
    second?.close();
  }
}

/** The shop's orders, in shared memory for a second thread. */
function load(db: Database, shopId: number, second: SecondThread | null) {
  const readBeside = (after: number) => second!.read({ databaseUrl: `file:${db.file}`, shopId, after });
  const { columns, versions } = loadProfileColumns(db, shopId, second ? readBeside : undefined);
  const share = second ? shareColumns : <Columns>(own: Columns) => own;
  const shop: DescribedShop = { columns: share(columns), buyers: share(listBuyerBaskets(columns.customerIds)) };
  return { shop, versions };
}

function fit(shop: DescribedShop, second: SecondThread | null): ProfileFit {
  const { columns, buyers } = shop;
  if (!second) return fitProfiles(columns, buyers);
  const models = second.fit({ shop });
  return fitProfiles(columns, buyers, () => fitForecasts(columns, buyers, () => models.finish()));
}

/** Write all profiles, as they are by the fit that is stored. */
function write(
  db: Database,
  refit: Refit,
  shop: DescribedShop,
  { encoded, second }: { readonly encoded: EncodedFit; readonly second: SecondThread | null },
): number {
  const turns = shareTurns();
  const beside = second?.write({ databaseUrl: `file:${db.file}`, refit, shop, encoded, turns });
  const written = writeAllProfiles(db, refit, shop, encoded, { turns });
  return written + (beside?.finish() ?? 0);
}
