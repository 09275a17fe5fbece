import type { Database } from '../db.server.ts';
import { loadOrderTotals } from '../ingest/load-order-totals.ts';
import { measureShop } from './measure-shop.ts';
import type { ShopFigures } from './shop-figures.ts';

interface MeasuredShop {
  readonly id: number;
  readonly ianaTimezone: string;
  /** Read before the orders are: facts that come in between are measured again at the next request. */
  readonly factsVersion: number;
}

interface Measured {
  readonly factsVersion: number;
  readonly timeZone: string;
  readonly figures: ShopFigures;
}

/** Shops whose figures are kept in memory; a shop's take some tens of kilobytes. */
const KEPT_SHOPS = 200;

/** Kept beside the database they were read from, so two databases in one process never mix. */
const measuredBy = new WeakMap<Database, Map<number, Measured>>();

/** The figures of a shop, measured anew only when its accepted facts have changed. */
export function getShopFigures(db: Database, shop: MeasuredShop): ShopFigures {
  const measured = measuredBy.get(db) ?? new Map<number, Measured>();
  measuredBy.set(db, measured);
  const kept = measured.get(shop.id);
  measured.delete(shop.id);
  const isFresh = kept?.factsVersion === shop.factsVersion && kept.timeZone === shop.ianaTimezone;
  const figures = kept && isFresh ? kept.figures : measureShop(loadOrderTotals(db, shop.id), shop.ianaTimezone);
  measured.set(shop.id, { factsVersion: shop.factsVersion, timeZone: shop.ianaTimezone, figures });
  const oldest = measured.keys().next().value;
  if (measured.size > KEPT_SHOPS && oldest !== undefined) measured.delete(oldest);
  return figures;
}
