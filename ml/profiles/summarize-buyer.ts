import { median } from '../math/median.ts';
import { roundMinor } from '../math/round-minor.ts';
import type { BuyerSummary } from './buyer-summary.ts';
import { findMainProduct } from './find-main-product.ts';
import { measureTaste } from './measure-taste.ts';
import type { ProfileColumns } from './profile-columns.ts';

/**
 * Summarize a buyer's counted orders: a function of these orders and the catalogue, of nothing else.
 *
 * @param orders positions of the buyer's orders, by time.
 * @returns null without orders: then there is no buyer.
 */
export function summarizeBuyer(columns: ProfileColumns, orders: Uint32Array): BuyerSummary | null {
  const orderCount = orders.length;
  if (orderCount === 0) return null;
  const { orderedAt } = columns;
  const first = orders[0]!;
  const gapSeconds = new Uint32Array(orderCount - 1);
  let [netRevenueMinor, marginMinor, discountedOrders, subscriptionOrders] = [0, 0, 0, 0];
  for (let i = 0; i < orderCount; i++) {
    const order = orders[i]!;
    if (i > 0) gapSeconds[i - 1] = Math.floor((orderedAt[order]! - orderedAt[orders[i - 1]!]!) / 1000);
    netRevenueMinor += columns.netRevenueMinor[order]!;
    marginMinor += columns.marginMinor[order]!;
    discountedOrders += columns.isDiscounted[order]!;
    subscriptionOrders += columns.isSubscription[order]!;
  }
  const middle = median(gapSeconds);
  const firstProduct = findMainProduct(columns, first);
  const taste = measureTaste(columns, orders);
  return {
    firstOrderAt: orderedAt[first]!,
    secondOrderAt: orderCount > 1 ? orderedAt[orders[1]!]! : null,
    lastOrderAt: orderedAt[orders[orderCount - 1]!]!,
    orderCount,
    netRevenueMinor,
    marginMinor: Number.isNaN(marginMinor) ? null : marginMinor,
    averageOrderMinor: roundMinor(netRevenueMinor / orderCount),
    gapSeconds,
    medianGapSeconds: middle === null ? null : Math.floor(middle),
    firstProductId: firstProduct < 0 ? null : columns.productIds[firstProduct]!,
    firstProductType: firstProduct < 0 ? '' : columns.productTypes[columns.productType[firstProduct]!]!,
    firstCountry: columns.countries[columns.country[first]!]!,
    firstSource: columns.sources[columns.source[first]!]!,
    firstDiscounted: columns.isDiscounted[first] === 1,
    discountedOrders,
    subscriptionOrders,
    tasteTypes: taste.tasteTypes,
    tasteVendors: taste.tasteVendors,
    favouriteType: taste.favouriteType,
    favouriteVendor: taste.favouriteVendor,
    priceBand: taste.priceBand,
  };
}
