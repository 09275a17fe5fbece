import type { ProductPairs } from './list-product-pairs.ts';

/** What a pair of buyer and product looked like at an instant. Epoch milliseconds. */
export interface RecalledPair {
  /** Purchases up to the instant; those at one instant are one. */
  count: number;
  firstAt: number;
  lastAt: number;
  /** The first purchase after the instant; Infinity where none came. */
  againAt: number;
}

/**
 * Recall what was known of pair `pair` at `asOf`, and when it was bought again afterwards. Written into `recalled`, since
 * it is asked millions of times.
 *
 * @returns false if the buyer had not bought the product by then; `recalled` is then as it was.
 */
export function recallPair(
  { offsets, boughtAt }: ProductPairs,
  pair: number,
  asOf: number,
  recalled: RecalledPair,
): boolean {
  const start = offsets[pair]!;
  if (boughtAt[start]! > asOf) return false;
  const end = offsets[pair + 1]!;
  let count = 1;
  let at = start + 1;
  for (; at < end && boughtAt[at]! <= asOf; at++) if (boughtAt[at] !== boughtAt[at - 1]) count += 1;
  recalled.count = count;
  recalled.firstAt = boughtAt[start]!;
  recalled.lastAt = boughtAt[at - 1]!;
  recalled.againAt = at < end ? boughtAt[at]! : Infinity;
  return true;
}
