import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import { trainRepurchase } from '../train-repurchase.ts';
import type { PairHistory } from './pair-history.ts';
import type { ProductRhythms } from './product-rhythms.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Gaps' worth of belief in the shop's own mean gap. */
const GAP_PRIOR = 10;
/** Days of waiting that belief in the shop's own rate is worth. */
const RATE_PRIOR_DAYS = 1000;
/** The mean gap of a shop in which nothing was ever bought again, in days. */
const UNKNOWN_GAP = 90;
/** A prior worth more days of waiting than this leaves a pair's own history without a say. */
const MAX_PRIOR_DAYS = 10_000;

/**
 * Train how products are bought again (Bhagat et al., KDD 2018): repeat-customer probability, mean gap, and the Gamma
 * prior of the rate at which a pair of buyer and product repeats.
 *
 * A pair with `k` repurchases in `t` days since the first has the rate `(k + rate * priorDays) / (t + priorDays)`.
 * Means of the prior are each product's, shrunk to the shop's; its weight in days is the shop's, by the moments of the
 * Poisson-Gamma: `E[k (k - 1)] = t^2 (variance + mean^2)`.
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
  const sums = sumPairs(pairs, size, asOf);
  const shopGap = sums.repeats > 0 && sums.span > 0 ? sums.span / sums.repeats : UNKNOWN_GAP;
  const shopRate = sums.waited > 0 ? sums.repeats / sums.waited : 0;
  const variance = sums.waitedSquared > 0 ? sums.repeatPairs / sums.waitedSquared - shopRate ** 2 : 0;
  const priorDays = variance > 0 ? Math.min(MAX_PRIOR_DAYS, shopRate / variance) : MAX_PRIOR_DAYS;
  const shrink = (own: Float64Array, weight: Float64Array, mean: number, prior: number) =>
    Float32Array.from({ length: size }, (_, i) => (own[i]! + prior * mean) / (weight[i]! + prior));
  const within = (days: number) => countSince(purchases.orderedAt, baskets, size, asOf - days * DAY);
  return {
    rhythms: {
      repeatBuyers,
      repeatRate,
      gap: shrink(sums.spanOf, sums.repeatsOf, shopGap, GAP_PRIOR),
      rate: shrink(sums.repeatsOf, sums.waitedOf, shopRate, RATE_PRIOR_DAYS),
      lastWeek: within(7),
      lastMonth: within(30),
      lastTwoMonths: within(60),
      lastQuarter: within(90),
    },
    priorDays: shopRate > 0 ? priorDays : 0,
  };
}

function sumPairs(pairs: readonly PairHistory[], size: number, asOf: number) {
  const spanOf = new Float64Array(size);
  const repeatsOf = new Float64Array(size);
  const waitedOf = new Float64Array(size);
  let [span, repeats, waited, waitedSquared, repeatPairs] = [0, 0, 0, 0, 0];
  for (const { products, counts, firstAt, lastAt } of pairs) {
    for (const [i, product] of products.entries()) {
      const again = counts[i]! - 1;
      const spanned = (lastAt[i]! - firstAt[i]!) / DAY;
      const waiting = Math.max(1, (asOf - firstAt[i]!) / DAY);
      spanOf[product]! += spanned;
      repeatsOf[product]! += again;
      waitedOf[product]! += waiting;
      span += spanned;
      repeats += again;
      waited += waiting;
      waitedSquared += waiting ** 2;
      repeatPairs += again * (again - 1);
    }
  }
  return { spanOf, repeatsOf, waitedOf, span, repeats, waited, waitedSquared, repeatPairs };
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
