import { addToTrend } from './add-to-trend.ts';
import { countTrendEnd, findTrendEnd } from '../find-trend-end.ts';
import { listMembers } from './list-members.ts';
import type { LiveOrders } from './live-orders.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Behind `start`, up to `end`. */
interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * Move the trend's window to the instant from which age counts now. Only the orders of the days it leaves and enters
 * are read; all of the window only when it moved by more than its length.
 */
export function moveTrend(live: LiveOrders, length: number): void {
  const { trend } = live;
  const end = findTrendEnd(listNewest(live), length);
  if (end === trend.end) return;
  const next = { start: end - length, end };
  let old: Window = { start: trend.start, end: trend.end };
  if (Math.abs(end - trend.base) > length) {
    trend.counts.fill(0);
    trend.sums.fill(0);
    trend.base = end;
    old = { start: end, end };
  }
  for (const dayId of listDays(live, old, next))
    for (const order of listMembers(live.dayOrders, live.days.indices.get(dayId)!)) {
      const at = live.orderedAt[order]!;
      const isIn = isWithin(next, at);
      if (isWithin(old, at) === isIn) continue;
      for (const product of listMembers(live.baskets.rows, order)) addToTrend(trend, product, at, isIn ? 1 : -1);
    }
  Object.assign(trend, next);
}

function isWithin({ start, end }: Window, at: number): boolean {
  return at > start && at <= end;
}

/** The days between the two beginnings, and between the two ends. */
function listDays({ dayIds }: LiveOrders, old: Window, next: Window): number[] {
  const isBetween = (dayId: number, one: number, other: number) =>
    dayId >= Math.floor(Math.min(one, other) / DAY) && dayId * DAY <= Math.max(one, other);
  return dayIds.filter((dayId) => isBetween(dayId, old.start, next.start) || isBetween(dayId, old.end, next.end));
}

/** The newest instants, descending. */
function listNewest(live: LiveOrders): Float64Array {
  const wanted = countTrendEnd(live.orders.indices.size);
  const newest: number[] = [];
  for (let at = live.dayIds.length - 1; at >= 0 && newest.length < wanted; at--)
    for (const order of listMembers(live.dayOrders, live.days.indices.get(live.dayIds[at]!)!))
      newest.push(live.orderedAt[order]!);
  return Float64Array.from(newest).sort().reverse().subarray(0, wanted);
}
