import { findTrendEnd } from './find-trend-end.ts';
import type { LiveOrders } from './live-orders.ts';
import type { LiveTrend } from './live-row.ts';

const DAY = 24 * 60 * 60 * 1000;
const THIRTY_DAYS = 30 * DAY;

/**
 * Sum the trending orders of each product, as `trainPopularity` does, as of the newest order that is not alone (see
 * {@link findTrendEnd}): a function of the facts, whatever the clock. An order ahead of that instant counts as one made
 * then. Reads the orders of the window only; sums whole milliseconds, so their order changes no bit.
 */
export function sumTrend(live: LiveOrders, trendingWindow: number = THIRTY_DAYS): LiveTrend {
  const days = [...live.days.indices].sort(([a], [b]) => b - a);
  const asOf = findTrendEnd(listInstants(live, days), trendingWindow);
  const { values, starts, lengths } = live.baskets.rows;
  const sums = new Map<number, number>();
  for (const [day, list] of days) {
    if ((day + 1) * DAY <= asOf - trendingWindow) break;
    for (const order of listOrders(live, list)) {
      const left = trendingWindow - Math.max(0, asOf - live.orderedAt[order]!);
      if (left <= 0) continue;
      const start = starts[order] ?? 0;
      for (let i = start; i < start + (lengths[order] ?? 0); i++)
        sums.set(values[i]!, (sums.get(values[i]!) ?? 0) + left);
    }
  }
  const { ids } = live.products;
  const found = [...sums].sort(([a], [b]) => ids[a]! - ids[b]!);
  return {
    asOf,
    productIds: Float64Array.from(found, ([product]) => ids[product]!),
    scores: Float64Array.from(found, ([, sum]) => sum / trendingWindow),
  };
}

/** The instants of all orders, newest first, day by day. */
function* listInstants(live: LiveOrders, days: readonly (readonly [number, number])[]): Generator<number> {
  for (const [, list] of days)
    yield* Float64Array.from(listOrders(live, list), (order) => live.orderedAt[order]!)
      .sort()
      .reverse();
}

function listOrders({ dayOrders: { values, starts, lengths } }: LiveOrders, day: number): Uint32Array {
  return values.subarray(starts[day]!, starts[day]! + lengths[day]!);
}
