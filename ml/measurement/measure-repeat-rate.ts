import type { BuyerOrders } from './order-columns.ts';

/** `repeated` of `buyers`. */
export interface RepeatCount {
  readonly buyers: number;
  readonly repeated: number;
}

/**
 * Lifetime repeat purchase as of an instant: of the buyers with at least one order by then, those with at least two.
 *
 * @param asOf orders after it are left out.
 */
export function measureRepeatRate(
  { buyerCount, offsets, positions }: BuyerOrders,
  orderedAt: Float64Array,
  asOf: number,
): RepeatCount {
  let buyers = 0;
  let repeated = 0;
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const first = offsets[buyer]!;
    if (orderedAt[positions[first]!]! > asOf) continue;
    buyers += 1;
    if (first + 1 < offsets[buyer + 1]! && orderedAt[positions[first + 1]!]! <= asOf) repeated += 1;
  }
  return { buyers, repeated };
}
