import { modifiedPairRate, pairGap } from '../models/buy-again/pair-rate.ts';
import { fitPairRates, type TakePair } from '../profiles/fit-pair-rates.ts';
import type { ProductPairs } from './list-product-pairs.ts';
import { recallPair } from './recall-pair.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What was to be expected of each product within some days of an instant, and what came. By position in `productIds`. */
export interface ExpectedRepurchases {
  readonly days: number;
  /** Sum over the product's buyers of the probability of buying it again, and of its square. */
  readonly expected: Float64Array;
  readonly squares: Float64Array;
  /** Buyers who did buy it again, as far as it is known. */
  readonly came: Float64Array;
}

/**
 * Sum up each buyer's probability of buying a past product again within some days of `asOf`, from what was known then: that
 * of at least one purchase at the modified Poisson-gamma rate of the pair, `p = 1 - exp(-rate days)`, which is how a buyer's
 * due products are listed (Bhagat et al., KDD 2018; `listDue`).
 *
 * @param productCount how many products there are. @returns one for each of `horizons`, in days.
 */
export function expectRepurchases(
  pairs: ProductPairs,
  productCount: number,
  { asOf, horizons }: { readonly asOf: number; readonly horizons: readonly number[] },
): ExpectedRepurchases[] {
  const eachPair = (take: TakePair) => giveRecalled(pairs, asOf, take);
  const { gapDays, rate, priorDays } = fitPairRates(eachPair, productCount, asOf);
  const sums = horizons.map((days) => ({
    ...{ days, expected: new Float64Array(productCount), squares: new Float64Array(productCount) },
    came: new Float64Array(productCount),
  }));
  const times = { count: 0, firstAt: 0, lastAt: 0, againAt: 0, rate: 0, priorDays, gap: 0 };
  for (let pair = 0; pair < pairs.products.length; pair++) {
    if (!recallPair(pairs, pair, asOf, times)) continue;
    const product = pairs.products[pair]!;
    times.rate = rate[product]!;
    times.gap = pairGap(times.count, times.firstAt, times.lastAt, gapDays[product]!);
    const pairRate = modifiedPairRate(times, asOf);
    for (let at = 0; at < sums.length; at++) {
      const { days, expected, squares, came } = sums[at]!;
      const probability = 1 - Math.exp(-pairRate * days);
      expected[product]! += probability;
      squares[product]! += probability * probability;
      if (times.againAt <= asOf + days * DAY) came[product]! += 1;
    }
  }
  return sums;
}

/** Every pair as it stood at an instant. */
function giveRecalled(pairs: ProductPairs, asOf: number, take: TakePair): void {
  const recalled = { count: 0, firstAt: 0, lastAt: 0, againAt: 0 };
  for (let pair = 0; pair < pairs.products.length; pair++)
    if (recallPair(pairs, pair, asOf, recalled))
      take(pairs.products[pair]!, recalled.count, recalled.firstAt, recalled.lastAt);
}
