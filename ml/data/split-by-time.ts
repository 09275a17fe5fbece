import type { Purchases } from './purchases.ts';

/**
 * Split at an instant, never at random: what is learned must not know what came later.
 * `before` holds the baskets with `orderedAt < cutoff`, `after` the others.
 */
export function splitByTime(purchases: Purchases, cutoff: number): { before: Purchases; after: Purchases } {
  const { orderedAt } = purchases;
  let at = 0;
  while (at < orderedAt.length && orderedAt[at]! < cutoff) at++;
  return { before: slice(purchases, 0, at), after: slice(purchases, at, orderedAt.length) };
}

function slice({ orderedAt, buyerIds, offsets, productIds, units }: Purchases, from: number, to: number): Purchases {
  const first = offsets[from]!;
  return {
    orderedAt: orderedAt.subarray(from, to),
    buyerIds: buyerIds.subarray(from, to),
    offsets: offsets.slice(from, to + 1).map((offset) => offset - first),
    productIds: productIds.subarray(first, offsets[to]!),
    ...(units && { units: units.subarray(first, offsets[to]!) }),
  };
}
