import type { BuyerOrders } from './order-columns.ts';

/** Waits for a next order, of which a buyer may have several: those of buyer `b` are the positions `offsets[b]` to `offsets[b + 1]`. */
export interface SharedWaits {
  /** Who waited at all. */
  readonly buyerCount: number;
  /** One more than there are buyers. */
  readonly offsets: Uint32Array;
  /** In milliseconds, oldest first. The last of a buyer has not ended yet, all others have. */
  readonly lengthMs: Float64Array;
}

/**
 * List the waits after the orders from a number on: each ends with the buyer's next order, that after the newest is open as
 * of `asOf`.
 *
 * @param fromOrder number of the first such order, from 1; who has not reached it is left out.
 */
export function listSharedWaits(
  { buyerCount, offsets, positions }: BuyerOrders,
  orderedAt: Float64Array,
  { asOf, fromOrder }: { readonly asOf: number; readonly fromOrder: number },
): SharedWaits {
  let [reached, size] = [0, 0];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const count = offsets[buyer + 1]! - offsets[buyer]! - fromOrder + 1;
    if (count <= 0) continue;
    reached += 1;
    size += count;
  }
  const shared = { buyerCount: reached, offsets: new Uint32Array(reached + 1), lengthMs: new Float64Array(size) };
  let [owner, at] = [0, 0];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const end = offsets[buyer + 1]!;
    const start = offsets[buyer]! + fromOrder - 1;
    if (start >= end) continue;
    let from = orderedAt[positions[start]!]!;
    for (let order = start + 1; order <= end; order++) {
      const to = order < end ? orderedAt[positions[order]!]! : asOf;
      shared.lengthMs[at++] = to - from;
      from = to;
    }
    shared.offsets[++owner] = at;
  }
  return shared;
}
