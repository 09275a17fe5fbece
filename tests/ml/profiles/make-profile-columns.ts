import { listBuyerBaskets } from '#ml/models/buy-again/list-buyer-baskets.ts';
import type { ProfileColumns } from '#ml/profiles/profile-columns.ts';
import { DAY, makeShopColumns, type MadeOrder } from '../measurement/make-shop-columns.ts';

/** Make the columns of a few orders, and their buyers. @param types product type by product id; the vendor is `V` and the id. */
export function makeProfileColumns(made: readonly MadeOrder[], types: Readonly<Record<number, string>> = {}) {
  const { columns } = makeShopColumns(made, types);
  const vendors = Array.from(columns.productIds, (id) => `V${id}`).sort();
  const profileColumns: ProfileColumns = {
    ...columns,
    netRevenueMinor: Float64Array.from(columns.orderIds, (_, order) =>
      columns.lineNetMinor
        .subarray(columns.lineOffsets[order], columns.lineOffsets[order + 1])
        .reduce((sum, net) => sum + net, 0),
    ),
    days: Int32Array.from(columns.orderedAt, (at) => Math.floor(at / DAY)),
    productVendor: Uint16Array.from(columns.productIds, (id) => vendors.indexOf(`V${id}`)),
    productVendors: vendors,
  };
  return { columns: profileColumns, buyers: listBuyerBaskets(profileColumns.customerIds) };
}
