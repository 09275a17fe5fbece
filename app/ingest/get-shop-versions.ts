import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** What a shop's facts are known by: a number grows when some of them changed. */
export interface ShopVersions {
  /** Orders, refunds and erasures. */
  readonly factsVersion: number;
  /** Products, variants, stock and costs. */
  readonly catalogVersion: number;
  /** Erasures of orders. */
  readonly erasureVersion: number;
}

const NOTHING: ShopVersions = { factsVersion: 0, catalogVersion: 0, erasureVersion: 0 };

/** The versions of a shop's facts; zeros for a shop that is not there. */
export function getShopVersions(db: Database, shopId: number): ShopVersions {
  const text = 'SELECT factsVersion, catalogVersion, erasureVersion FROM Shop WHERE id = ?';
  return (prepareOnce(db, text).get(shopId) as ShopVersions | undefined) ?? NOTHING;
}
