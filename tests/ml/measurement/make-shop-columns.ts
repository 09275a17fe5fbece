import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import type { BuyerOrders } from '#ml/measurement/order-columns.ts';
import type { ShopColumns } from '#ml/measurement/shop-columns.ts';

export const DAY = 24 * 60 * 60 * 1000;

/** An order line; what is left out is one unit of variant 0 for 10.00, not by subscription. */
export interface MadeLine {
  readonly product: number;
  readonly variant?: number;
  readonly units?: number;
  readonly net?: number;
  readonly isSubscription?: boolean;
}

/** An order on a day counted from 0; a number in `lines` is a line of that product. */
export interface MadeOrder {
  readonly buyer: number;
  readonly day: number;
  readonly lines: readonly (number | MadeLine)[];
  readonly country?: string;
  readonly isDiscounted?: boolean;
}

/** Make the columns of a few orders, and their buyers. @param types product type by product id. */
export function makeShopColumns(
  made: readonly MadeOrder[],
  types: Readonly<Record<number, string>> = {},
): { columns: ShopColumns; buyers: BuyerOrders } {
  const orders = made.map((order, id) => ({ ...order, id })).sort((a, b) => a.day - b.day || a.id - b.id);
  const lines = orders.flatMap((order) =>
    order.lines.map((line) => (typeof line === 'number' ? { product: line } : line)),
  );
  const productIds = Float64Array.from(new Set(lines.map(({ product }) => product))).sort();
  const countries = [...new Set(orders.map(({ country = '' }) => country))].sort();
  const productTypes = [...new Set(['', ...Array.from(productIds, (id) => types[id] ?? '')])].sort();
  let lineCount = 0;
  const columns = {
    orderIds: Float64Array.from(orders, ({ id }) => id + 1),
    orderedAt: Float64Array.from(orders, ({ day }) => day * DAY),
    customerIds: Float64Array.from(orders, ({ buyer }) => buyer),
    netRevenueMinor: new Float64Array(orders.length),
    marginMinor: new Float64Array(orders.length).fill(NaN),
    country: Uint16Array.from(orders, ({ country = '' }) => countries.indexOf(country)),
    source: new Uint16Array(orders.length),
    isDiscounted: Uint8Array.from(orders, ({ isDiscounted }) => (isDiscounted ? 1 : 0)),
    isSubscription: new Uint8Array(orders.length),
    lineOffsets: Uint32Array.from([0, ...orders.map((order) => (lineCount += order.lines.length))]),
    lineProduct: Int32Array.from(lines, ({ product }) => productIds.indexOf(product)),
    lineVariantIds: Float64Array.from(lines, ({ variant = 0 }) => variant),
    lineUnits: Float64Array.from(lines, ({ units = 1 }) => units),
    lineNetMinor: Float64Array.from(lines, ({ net = 1000 }) => net),
    lineIsSubscription: Uint8Array.from(lines, ({ isSubscription }) => (isSubscription ? 1 : 0)),
    ...{ productIds, countries, sources: [''], productTypes },
    productType: Uint16Array.from(productIds, (id) => productTypes.indexOf(types[id] ?? '')),
  };
  return { columns, buyers: groupByBuyer(columns.customerIds) };
}
