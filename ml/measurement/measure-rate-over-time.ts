import type { BuyerOrders } from './order-columns.ts';

/** The lifetime repeat rate as it stood at the end of a period. */
export interface RatePoint {
  readonly period: number;
  /** Buyers with at least one order by then. */
  readonly buyers: number;
  /** Those with at least two. */
  readonly repeated: number;
}

/**
 * The lifetime repeat rate over time: at the end of each period from `from` to `to`, of all buyers until then.
 *
 * @param periods period of each order.
 */
export function measureRateOverTime(
  { buyerCount, offsets, positions }: BuyerOrders,
  periods: Int32Array,
  { from, to }: { readonly from: number; readonly to: number },
): RatePoint[] {
  const span = Math.max(0, to - from + 1);
  const firsts = new Uint32Array(span);
  const seconds = new Uint32Array(span);
  const count = (into: Uint32Array, period: number) => {
    if (period <= to) into[Math.max(0, period - from)]! += 1;
  };
  if (span === 0) return [];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const at = offsets[buyer]!;
    count(firsts, periods[positions[at]!]!);
    if (at + 1 < offsets[buyer + 1]!) count(seconds, periods[positions[at + 1]!]!);
  }
  let buyers = 0;
  let repeated = 0;
  return Array.from(firsts, (first, at) => {
    buyers += first;
    repeated += seconds[at]!;
    return { period: from + at, buyers, repeated };
  });
}
