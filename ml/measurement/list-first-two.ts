import type { BuyerOrders } from './order-columns.ts';

/** A value of the first and of the second order of each buyer. */
export interface FirstTwo {
  /** Ascending where the values ascend with time, since buyers come by their first order. */
  readonly first: Float64Array;
  /** Infinity where no second order came. */
  readonly second: Float64Array;
}

/** List what the first and the second order of each buyer have, such as their instants. @param values one per order. */
export function listFirstTwo({ buyerCount, offsets, positions }: BuyerOrders, values: ArrayLike<number>): FirstTwo {
  const first = new Float64Array(buyerCount);
  const second = new Float64Array(buyerCount).fill(Infinity);
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const at = offsets[buyer]!;
    first[buyer] = values[positions[at]!]!;
    if (at + 1 < offsets[buyer + 1]!) second[buyer] = values[positions[at + 1]!]!;
  }
  return { first, second };
}
