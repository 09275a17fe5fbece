import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import { numberPeriods } from '#ml/measurement/number-periods.ts';
import type { BuyerOrders } from '#ml/measurement/order-columns.ts';
import type { ShopColumns } from '#ml/measurement/shop-columns.ts';
import { findMainProduct } from '#ml/profiles/find-main-product.ts';
import { listDays } from '../list-days.ts';
import type { ReportShop } from './report.ts';

type Make<Made> = (columns: ShopColumns, shop: ReportShop) => Made;

/** What several reports make of a shop's columns, each made once as long as these stay: `context.derive(DERIVED.buyers)`. */
export const DERIVED = {
  /** The orders of each buyer. */
  buyers: (({ customerIds }) => groupByBuyer(customerIds)) as Make<BuyerOrders>,
  /** The day of each order in the shop's time zone, in days since 1 January 1970. */
  days: (({ orderedAt }, { ianaTimezone }) => listDays(orderedAt, ianaTimezone)) as Make<Int32Array>,
  /** The month of each order, `year * 12 + month - 1`. */
  month: ((columns, shop) => numberPeriods(DERIVED.days(columns, shop), 'month')) as Make<Int32Array>,
  /** The week of each order. */
  week: ((columns, shop) => numberPeriods(DERIVED.days(columns, shop), 'week')) as Make<Int32Array>,
  /** The product that earned most in a buyer's first order, by order, in positions of `productIds`; -1 of other orders. */
  firstProducts: ((columns) => {
    const { buyerCount, offsets, positions } = groupByBuyer(columns.customerIds);
    const products = new Int32Array(columns.orderIds.length).fill(-1);
    for (let buyer = 0; buyer < buyerCount; buyer++) {
      const first = positions[offsets[buyer]!]!;
      products[first] = findMainProduct(columns, first);
    }
    return products;
  }) as Make<Int32Array>,
} as const;
