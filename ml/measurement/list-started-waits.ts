import type { BuyerOrders } from './order-columns.ts';

/** Waits for a next order, one a buyer. */
export interface StartedWaits {
  readonly startedAt: Float64Array;
  /** In milliseconds; Infinity where no order came. */
  readonly lengthMs: Float64Array;
}

interface StartedWaitsOptions {
  /** Order numbers by themselves, from 1; all later ones are one step more. */
  readonly steps: number;
  /** Positions of the orders asked about: from the first up to `behind`, which is left out. */
  readonly from: number;
  readonly behind: number;
}

/**
 * List the waits that began with the buyers' orders, by their number, of those orders that lie in a span of all orders.
 *
 * @returns a list for each of `steps`, then one for all later numbers: of a buyer the first of these orders in the span.
 */
export function listStartedWaits(
  { buyerCount, offsets, positions }: BuyerOrders,
  orderedAt: Float64Array,
  { steps, from, behind }: StartedWaitsOptions,
): StartedWaits[] {
  const lists = Array.from({ length: steps + 1 }, () => ({ startedAt: [] as number[], lengthMs: [] as number[] }));
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const [first, end] = [offsets[buyer]!, offsets[buyer + 1]!];
    for (let at = first; at < end && positions[at]! < behind; at++) {
      if (positions[at]! < from) continue;
      const step = Math.min(at - first, steps);
      const start = orderedAt[positions[at]!]!;
      lists[step]!.startedAt.push(start);
      lists[step]!.lengthMs.push(at + 1 < end ? orderedAt[positions[at + 1]!]! - start : Infinity);
      if (step === steps) break;
    }
  }
  return lists.map(({ startedAt, lengthMs }) => ({
    startedAt: Float64Array.from(startedAt),
    lengthMs: Float64Array.from(lengthMs),
  }));
}
