/** One rolling origin: a model learns from what came before `from` and is asked about `from` to `to`. */
export interface Origin {
  /** Epoch milliseconds. */
  readonly from: number;
  /** The last window includes it, the others do not. */
  readonly to: number;
  /** Orders before `from`, and in the window. */
  readonly ordersBefore: number;
  readonly orders: number;
}

export interface OriginOptions {
  /** Length of a window, in milliseconds. Default 30 days. */
  readonly window?: number;
  /** Default 3. */
  readonly count?: number;
  /** Orders that must come before an origin. Default 100. */
  readonly fewestBefore?: number;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

/**
 * List the rolling origins of a history, the earliest first (Tashman 2000): windows of equal length, one behind the other,
 * the last ending with the newest order. An origin with too little before it, or nothing in its window, is left out.
 *
 * @param orderedAt ascending instants of the orders.
 */
export function listOrigins(
  orderedAt: Float64Array,
  { window = THIRTY_DAYS, count = 3, fewestBefore = 100 }: OriginOptions = {},
): Origin[] {
  const newest = orderedAt.at(-1);
  if (newest === undefined) return [];
  const origins: Origin[] = [];
  for (let back = count; back >= 1; back--) {
    const from = newest - back * window;
    const to = back === 1 ? newest : from + window;
    const ordersBefore = countBefore(orderedAt, from);
    const orders = (back === 1 ? orderedAt.length : countBefore(orderedAt, to)) - ordersBefore;
    if (ordersBefore >= fewestBefore && orders > 0) origins.push({ from, to, ordersBefore, orders });
  }
  return origins;
}

function countBefore(orderedAt: Float64Array, instant: number): number {
  let low = 0;
  let high = orderedAt.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (orderedAt[middle]! < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
