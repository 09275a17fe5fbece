import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import { fitPairRates } from '#ml/profiles/fit-pair-rates.ts';
import { trainRepurchase } from '../train-repurchase.ts';
import type { PairHistory } from './pair-history.ts';
import type { ProductRhythms } from './product-rhythms.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Train how products are bought again (Bhagat et al., KDD 2018): repeat-customer probability, mean gap, and the Gamma
 * prior of the rate at which a pair of buyer and product repeats.
 *
 * A pair with `k` repurchases in `t` days since the first has the rate `(k + rate * priorDays) / (t + priorDays)`.
 * Means of the prior are each product's, shrunk to the shop's; its weight in days is the shop's (`fitPairRates`).
 *
 * @param pairs one history a known buyer, all as of `asOf`.
 */
export function trainProductRhythms(
  purchases: Purchases,
  pairs: readonly PairHistory[],
  vocabulary: Float64Array,
  asOf: number,
): { rhythms: ProductRhythms; priorDays: number } {
  const size = vocabulary.length;
  const baskets = buildBasketMatrix(purchases, vocabulary);
  const { repeatBuyers, rate: repeatRate } = trainRepurchase(baskets, purchases.buyerIds);
  const { gapDays, rate, priorDays } = fitPairRates(
    (take) => {
      for (const { products, counts, firstAt, lastAt } of pairs)
        for (const [i, product] of products.entries()) take(product, counts[i]!, firstAt[i]!, lastAt[i]!);
    },
    size,
    asOf,
  );
  const within = (days: number) => countSince(purchases.orderedAt, baskets, size, asOf - days * DAY);
  return {
    rhythms: {
      repeatBuyers,
      repeatRate,
      gap: gapDays,
      rate,
      lastWeek: within(7),
      lastMonth: within(30),
      lastTwoMonths: within(60),
      lastQuarter: within(90),
    },
    priorDays,
  };
}

function countSince(
  orderedAt: Float64Array,
  baskets: { readonly offsets: Uint32Array; readonly columns: Uint32Array },
  size: number,
  since: number,
): Float32Array {
  const counts = new Float32Array(size);
  for (let basket = orderedAt.length - 1; basket >= 0 && orderedAt[basket]! > since; basket--) {
    for (let i = baskets.offsets[basket]!; i < baskets.offsets[basket + 1]!; i++) counts[baskets.columns[i]!]! += 1;
  }
  return counts;
}
