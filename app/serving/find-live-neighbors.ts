import { selectTop } from '#ml/math/select-top.ts';
import type { PlacedProduct } from '#ml/ranking/rank-placement.ts';
import type { RankingOptions } from '#ml/ranking/scored-product.ts';
import type { LiveCounts } from './live/live-counts.ts';

/**
 * What goes with some products by the orders as counted now: the sum of their co-purchase rows, each with an even voice
 * (1 over the root of its orders), so that a bestseller does not drown the others. What is asked about is left out. Best
 * first, equal scores by the smaller id.
 */
export function findLiveNeighbors(
  live: LiveCounts,
  productIds: readonly number[],
  { limit = 10, isAllowed = () => true }: RankingOptions = {},
): PlacedProduct[] {
  const asked = [...new Set(productIds)].sort((a, b) => a - b);
  const found = new Map<number, { told: number; because: number; share: number }>();
  for (const because of asked) {
    const voice = 1 / Math.sqrt(Math.max(1, live.ordersOf(because)));
    const row = live.coPurchaseRow(because);
    for (const [at, productId] of row.productIds.entries()) {
      const share = voice * row.scores[at]!;
      const known = found.get(productId);
      if (!known) found.set(productId, { told: share, because, share });
      else {
        known.told += share;
        if (share > known.share) Object.assign(known, { because, share });
      }
    }
  }
  for (const productId of asked) found.delete(productId);
  const compare = (a: number, b: number) => found.get(b)!.told - found.get(a)!.told || a - b;
  return selectTop([...found.keys()], limit, compare, isAllowed).map((productId) => {
    const { told, because, share } = found.get(productId)!;
    return { productId, score: told, told, prior: 0, because, share };
  });
}
