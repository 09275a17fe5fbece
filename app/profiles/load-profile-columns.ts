import type { ProfileColumns } from '#ml/profiles/profile-columns.ts';
import { createLocalClock } from '../create-local-clock.ts';
import type { Database } from '../db.server.ts';
import type { ShopVersions } from '../ingest/get-shop-versions.ts';
import { loadProductVendors } from '../ingest/load-product-vendors.ts';
import { loadShopColumns, type CollectBeside } from '../ingest/load-shop-columns.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { arrangeProfileColumns } from './arrange-profile-columns.ts';

/** Load the counted orders of a shop with what profiles need besides, and the versions they are of: see `loadShopColumns`. */
export function loadProfileColumns(
  db: Database,
  shopId: number,
  collectBeside?: CollectBeside,
): { readonly columns: ProfileColumns; readonly versions: ShopVersions } {
  return db.sql.transaction(() => {
    const { columns, versions } = loadShopColumns(db, shopId, collectBeside);
    const readClock = createLocalClock(getTimeZone(db, shopId));
    return { columns: arrangeProfileColumns(columns, loadProductVendors(db, shopId), readClock), versions };
  })();
}

/** The shop's time zone; UTC for a shop that is not there. */
export function getTimeZone(db: Database, shopId: number): string {
  const zone = prepareOnce(db, 'SELECT ianaTimezone FROM Shop WHERE id = ?').pluck().get(shopId);
  return (zone as string | undefined) ?? 'UTC';
}
