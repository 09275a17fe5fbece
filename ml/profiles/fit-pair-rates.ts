import type { DueFit } from './due-fit.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Gaps' worth of belief in the shop's own mean gap. */
const GAP_PRIOR = 10;
/** Days of waiting that belief in the shop's own rate is worth. */
const RATE_PRIOR_DAYS = 1000;
/** The mean gap of a shop in which nothing was ever bought again, in days. */
const UNKNOWN_GAP = 90;
/** A prior worth more days of waiting than this leaves a pair's own history without a say. */
const MAX_PRIOR_DAYS = 10_000;

export type PairRates = Pick<DueFit, 'gapDays' | 'rate' | 'priorDays'>;

/** Takes a buyer's purchases of a product, by its position: how many there were, the first and the last instant. */
export type TakePair = (product: number, count: number, firstAt: number, lastAt: number) => void;

/**
 * Fit how products are bought again (Poisson-Gamma; Bhagat et al., KDD 2018): each product's gap and rate, shrunk to
 * the shop's, and the weight of the Gamma prior by the moments `E[k (k - 1)] = t^2 (variance + mean^2)`; 0 where
 * nothing was bought again.
 *
 * @param eachPair gives every pair of buyer and product to the function it gets, once; instants in epoch milliseconds.
 * @param productCount how many products there are. @param asOf epoch milliseconds; no purchase is later.
 */
export function fitPairRates(eachPair: (take: TakePair) => void, productCount: number, asOf: number): PairRates {
  const spanOf = new Float64Array(productCount);
  const repeatsOf = new Float64Array(productCount);
  const waitedOf = new Float64Array(productCount);
  let [span, repeats, waited, waitedSquared, repeatPairs] = [0, 0, 0, 0, 0];
  eachPair((product, count, firstAt, lastAt) => {
    const again = count - 1;
    const spanned = (lastAt - firstAt) / DAY;
    const waiting = Math.max(1, (asOf - firstAt) / DAY);
    spanOf[product]! += spanned;
    repeatsOf[product]! += again;
    waitedOf[product]! += waiting;
    span += spanned;
    repeats += again;
    waited += waiting;
    waitedSquared += waiting * waiting;
    repeatPairs += again * (again - 1);
  });
  const shopGap = repeats > 0 && span > 0 ? span / repeats : UNKNOWN_GAP;
  const shopRate = waited > 0 ? repeats / waited : 0;
  const variance = waitedSquared > 0 ? repeatPairs / waitedSquared - shopRate ** 2 : 0;
  const priorDays = variance > 0 ? Math.min(MAX_PRIOR_DAYS, shopRate / variance) : MAX_PRIOR_DAYS;
  const shrink = (own: Float64Array, weight: Float64Array, mean: number, prior: number) =>
    Float32Array.from(own, (value, i) => (value + prior * mean) / (weight[i]! + prior));
  return {
    gapDays: shrink(spanOf, repeatsOf, shopGap, GAP_PRIOR),
    rate: shrink(repeatsOf, waitedOf, shopRate, RATE_PRIOR_DAYS),
    priorDays: repeats > 0 ? priorDays : 0,
  };
}
