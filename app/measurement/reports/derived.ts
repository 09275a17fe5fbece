import { groupByBuyer } from '#ml/measurement/group-by-buyer.ts';
import { listFirstTwo, type FirstTwo } from '#ml/measurement/list-first-two.ts';
import type { Waits } from '#ml/measurement/list-waits.ts';
import { markRepeats } from '#ml/measurement/mark-repeats.ts';
import { numberPeriods } from '#ml/measurement/number-periods.ts';
import type { BuyerOrders } from '#ml/measurement/order-columns.ts';
import { findMainProduct } from '#ml/profiles/find-main-product.ts';
import { listDays } from '../list-days.ts';
import type { Make } from './report.ts';

/** What several reports make of a shop's columns, each made once as long as these stay: `context.derive(DERIVED.buyers)`. */
export const DERIVED = {
  /** The orders of each buyer. */
  buyers: (({ customerIds }) => groupByBuyer(customerIds)) as Make<BuyerOrders>,
  /** The day of each order in the shop's time zone, in days since 1 January 1970. */
  days: (({ orderedAt }, { ianaTimezone }) => listDays(orderedAt, ianaTimezone)) as Make<Int32Array>,
  /** The month of each order, `year * 12 + month - 1`. */
  month: ((_columns, _shop, derive) => numberPeriods(derive(DERIVED.days), 'month')) as Make<Int32Array>,
  /** The week of each order. */
  week: ((_columns, _shop, derive) => numberPeriods(derive(DERIVED.days), 'week')) as Make<Int32Array>,
  /** The instants of each buyer's first two orders, and their days, months and weeks. */
  starts: (({ orderedAt }, _shop, derive) => listFirstTwo(derive(DERIVED.buyers), orderedAt)) as Make<FirstTwo>,
  dayOfStarts: ((_columns, _shop, derive) =>
    listFirstTwo(derive(DERIVED.buyers), derive(DERIVED.days))) as Make<FirstTwo>,
  monthOfStarts: ((_columns, _shop, derive) =>
    listFirstTwo(derive(DERIVED.buyers), derive(DERIVED.month))) as Make<FirstTwo>,
  weekOfStarts: ((_columns, _shop, derive) =>
    listFirstTwo(derive(DERIVED.buyers), derive(DERIVED.week))) as Make<FirstTwo>,
  /** The waits of those who began in one span of days; written to by `findWaits` alone. */
  lastWaits: (() => ({ name: '', waits: [] })) as Make<{ name: string; waits: readonly Waits[] }>,
  /** 1 for each order that is not its buyer's first. */
  isRepeat: (({ orderIds }, _shop, derive) => markRepeats(derive(DERIVED.buyers), orderIds.length)) as Make<Uint8Array>,
  /** The product that earned most in a buyer's first order, by order, in positions of `productIds`; -1 of other orders. */
  firstProducts: ((columns, _shop, derive) => {
    const { buyerCount, offsets, positions } = derive(DERIVED.buyers);
    const products = new Int32Array(columns.orderIds.length).fill(-1);
    for (let buyer = 0; buyer < buyerCount; buyer++) {
      const first = positions[offsets[buyer]!]!;
      products[first] = findMainProduct(columns, first);
    }
    return products;
  }) as Make<Int32Array>,
} as const;
