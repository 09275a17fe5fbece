/** The share of all orders, and their number, that may be ahead of the others. */
const [AHEAD_SHARE, MOST_AHEAD] = [0.01, 100];

/** How many of the newest instants {@link findTrendEnd} looks at, of so many orders. */
export function countTrendEnd(orderCount: number): number {
  return Math.min(orderCount, 1 + Math.min(MOST_AHEAD, Math.max(1, Math.floor(AHEAD_SHARE * orderCount))));
}

/**
 * The instant from which the age of orders counts: the newest one, but that a few orders ahead of all others do not
 * make these old. When one order in a hundred (one at least, a hundred at most) is more than `window` ahead of the
 * next, it is the instant of that next.
 *
 * @param newest the newest {@link countTrendEnd} instants, descending. @returns 0 without orders.
 */
export function findTrendEnd(newest: ArrayLike<number>, window: number): number {
  let end = 0;
  for (let at = 1; at < newest.length; at++) if (newest[at - 1]! - newest[at]! > window) end = at;
  return newest[end] ?? 0;
}
