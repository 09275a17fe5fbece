import { findIndex } from '#ml/data/find-index.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import { quantile } from '#ml/math/quantile.ts';
import type { BuyerBaskets } from './list-buyer-baskets.ts';
import type { PairHistory } from './pair-history.ts';
import { pairGap } from './pair-rate.ts';
import type { ProductRhythms } from './product-rhythms.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Fewer gaps than this leave the spread unknown. */
const MIN_GAPS = 20;
/** When it is unknown: half the expected gap to one and a half. */
const UNKNOWN_SPREAD = [0.5, 1, 1.5] as const;
const SHARES = [0.25, 0.5, 0.75] as const;

/**
 * Train how far repurchases stray from the gap expected of their pair: quantiles of `gap / expected gap`. Only those who
 * did buy again are asked, since a due date says when, not whether; the probability says whether (Bhagat et al., KDD 2018).
 *
 * @param pairs one history for each buyer of `buyers`. @returns the 25 %, 50 % and 75 % quantiles, above 0.
 */
export function trainDueSpread(
  { orderedAt, offsets, productIds }: Purchases,
  buyers: BuyerBaskets,
  pairs: readonly PairHistory[],
  vocabulary: Float64Array,
  rhythms: ProductRhythms,
): Float64Array {
  const ratios: number[] = [];
  for (const [buyer, history] of pairs.entries()) {
    const expected = new Map<number, number>();
    for (const [i, product] of history.products.entries()) {
      if (history.counts[i]! < 2) continue;
      const gap = pairGap(history.counts[i]!, history.firstAt[i]!, history.lastAt[i]!, rhythms.gap[product]!);
      if (gap > 0) expected.set(product, gap);
    }
    const lastAt = new Map<number, number>();
    for (const basket of buyers.baskets.subarray(buyers.offsets[buyer], buyers.offsets[buyer + 1])) {
      for (const id of productIds.subarray(offsets[basket], offsets[basket + 1])) {
        const product = findIndex(vocabulary, id);
        const gap = expected.get(product);
        if (gap === undefined) continue;
        const days = (orderedAt[basket]! - (lastAt.get(product) ?? orderedAt[basket]!)) / DAY;
        if (days > 0) ratios.push(days / gap);
        lastAt.set(product, orderedAt[basket]!);
      }
    }
  }
  if (ratios.length < MIN_GAPS) return Float64Array.from(UNKNOWN_SPREAD);
  const sorted = Float64Array.from(ratios).sort();
  return Float64Array.from(SHARES, (share) => quantile(sorted, share));
}
