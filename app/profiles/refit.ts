import type { Database } from '../db.server.ts';
import { getShopVersions, type ShopVersions } from '../ingest/get-shop-versions.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import type { EncodedFit } from './encode-profile-fit.ts';

/** A refit under way. */
export interface Refit {
  readonly shopId: number;
  /** From 1: each refit of a shop has its own. */
  readonly number: number;
  /** Of the facts it is made from. */
  readonly versions: ShopVersions;
}

const BEGIN = `INSERT INTO ProfileFit (shopId, begun) VALUES (?, 1)
  ON CONFLICT (shopId) DO UPDATE SET begun = begun + 1 RETURNING begun`;
/** Whose profile was rebuilt beside an earlier refit and not again behind it: due now, as this one may fail. */
const RELEASE = 'UPDATE StaleProfile SET waitsFor = 0 WHERE shopId = ? AND waitsFor > 0';

/** Begin a refit: from now on whoever rebuilds a profile says so. @returns its number. */
export function beginRefit(db: Database, shopId: number): number {
  return db.sql
    .transaction(() => {
      prepareOnce(db, RELEASE).run(shopId);
      return prepareOnce(db, BEGIN).pluck().get(shopId) as number;
    })
    .immediate();
}

/** @throws {Error} if another refit of the shop began, the shop or some of its orders were erased. */
export function requireRefit(db: Database, { shopId, number, versions }: Refit): void {
  const begun = prepareOnce(db, 'SELECT begun FROM ProfileFit WHERE shopId = ?').pluck().get(shopId);
  if (begun !== number)
    throw new Error(`Cannot rebuild profiles: refit ${number} must be the last that began, got ${begun}.`);
  const { erasureVersion } = getShopVersions(db, shopId);
  if (erasureVersion !== versions.erasureVersion)
    throw new Error('Cannot rebuild profiles: the orders must stay while they are read, got an erasure.');
}

/** Let a refit's result be the shop's fit. What was rebuilt beside it is due to be scored again. */
export function finishRefit(
  db: Database,
  refit: Refit,
  { fit, rhythms, asOf, orderCount }: EncodedFit & { readonly asOf: number; readonly orderCount: number },
): void {
  const finish = prepareOnce(
    db,
    `UPDATE ProfileFit SET finished = begun, asOf = ?, factsVersion = ?, orderCount = ?, fit = ?, rhythms = ?
     WHERE shopId = ?`,
  );
  db.sql
    .transaction(() => {
      requireRefit(db, refit);
      finish.run(orderCount > 0 ? asOf : null, refit.versions.factsVersion, orderCount, fit, rhythms, refit.shopId);
    })
    .immediate();
}

/** End a refit without a result: the fit stays, and what was rebuilt beside it is rebuilt again. */
export function abandonRefit(db: Database, shopId: number, number: number): void {
  prepareOnce(db, 'UPDATE ProfileFit SET finished = begun WHERE shopId = ? AND begun = ?').run(shopId, number);
}
