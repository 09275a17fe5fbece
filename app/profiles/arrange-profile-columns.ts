import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import type { ProfileColumns } from '#ml/profiles/profile-columns.ts';
import { nameTypes } from '../ingest/shop-columns/name-types.ts';
import { DAY } from '../time.ts';

/** Add to orders what profiles need besides. @param readClock what the shop's clocks show, by `createLocalClock`. */
export function arrangeProfileColumns(
  columns: ShopColumns,
  vendors: ReadonlyMap<number, string>,
  readClock: (instant: number) => number,
): ProfileColumns {
  const named = nameTypes(columns.productIds, vendors);
  return {
    ...columns,
    days: Int32Array.from(columns.orderedAt, (at) => Math.floor(readClock(at) / DAY)),
    productVendor: named.productType,
    productVendors: named.productTypes,
  };
}
