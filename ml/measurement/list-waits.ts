import type { BuyerOrders } from './order-columns.ts';

/** Waits for a next order, in milliseconds, ascending. */
export interface Waits {
  /** Those that ended with one. */
  readonly returned: ArrayLike<number>;
  /** Those that have not, as of the newest order. */
  readonly open: ArrayLike<number>;
}

interface WaitOptions {
  readonly asOf: number;
  /** How many steps of the order sequence; by default as many as anybody took. */
  readonly steps?: number;
}

/** List the waits after the first order, after the second and so on, as far as anybody came. */
export function listWaits(
  { buyerCount, offsets, positions }: BuyerOrders,
  orderedAt: Float64Array,
  { asOf, steps = Infinity }: WaitOptions,
): Waits[] {
  // By order number, from 0: who reached it.
  const reached: number[] = [];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const last = Math.min(steps, offsets[buyer + 1]! - offsets[buyer]! - 1);
    while (reached.length <= last) reached.push(0);
    reached[last]! += 1;
  }
  for (let step = reached.length - 2; step >= 0; step--) reached[step]! += reached[step + 1]!;
  const waits = Array.from({ length: Math.min(steps, reached.length) }, (_, step) => {
    const returned = reached[step + 1] ?? 0;
    return { returned: new Float64Array(returned), open: new Float64Array(reached[step]! - returned) };
  });
  const counts = { returned: new Uint32Array(waits.length), open: new Uint32Array(waits.length) };
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const start = offsets[buyer]!;
    const end = offsets[buyer + 1]!;
    let from = orderedAt[positions[start]!]!;
    for (let step = 0; step < waits.length && start + step < end; step++) {
      const next = start + step + 1 < end ? orderedAt[positions[start + step + 1]!]! : NaN;
      const { returned, open } = waits[step]!;
      if (start + step + 1 < end) returned[counts.returned[step]!++] = next - from;
      else open[counts.open[step]!++] = asOf - from;
      from = next;
    }
  }
  for (const { returned, open } of waits) {
    returned.sort();
    open.sort();
  }
  return waits;
}
