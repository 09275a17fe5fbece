import { listMembers } from './list-members.ts';
import type { LiveOrders } from './live-orders.ts';
import type { LiveTrend } from './live-row.ts';
import { TRENDING_WINDOW } from '../trending-window.ts';
import { moveTrend } from './move-trend.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Sum the trending orders of each product, as `trainPopularity` does, as of the instant of {@link findTrendEnd}: a
 * function of the facts, whatever the clock. An order ahead of that instant counts as one made then.
 */
export function sumTrend(live: LiveOrders): LiveTrend {
  moveTrend(live, TRENDING_WINDOW);
  const { end, base, counts, sums } = live.trend;
  const { ids } = live.products;
  // A sum of `window - (end - at)` over orders, of which `at - base` is summed already.
  const share = TRENDING_WINDOW - end + base;
  const ahead = new Map<number, number>();
  for (const order of listAhead(live, end))
    for (const product of listMembers(live.baskets.rows, order)) ahead.set(product, (ahead.get(product) ?? 0) + 1);
  const productIds = new Float64Array(ids.length);
  const scores = new Float64Array(ids.length);
  let size = 0;
  for (let product = 0; product < ids.length; product++) {
    let total = product < counts.length ? sums[product]! + counts[product]! * share : 0;
    if (ahead.size > 0) total += (ahead.get(product) ?? 0) * TRENDING_WINDOW;
    if (total <= 0) continue;
    productIds[size] = ids[product]!;
    scores[size++] = total / TRENDING_WINDOW;
  }
  return { asOf: end, productIds: productIds.subarray(0, size), scores: scores.subarray(0, size) };
}

function listAhead(live: LiveOrders, end: number): number[] {
  const orders: number[] = [];
  for (let at = live.dayIds.length - 1; at >= 0 && (live.dayIds[at]! + 1) * DAY > end; at--)
    for (const order of listMembers(live.dayOrders, live.days.indices.get(live.dayIds[at]!)!))
      if (live.orderedAt[order]! > end) orders.push(order);
  return orders;
}
