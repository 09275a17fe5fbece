import type { BuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { DueFit } from './due-fit.ts';
import { DUE_WITHIN } from './list-due.ts';
import { listOwnProducts, type OwnProduct } from './list-own-products.ts';
import type { ProfileColumns } from './profile-columns.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Gaps' worth of belief in the shop's own mean gap. */
const GAP_PRIOR = 10;
/** Days of waiting that belief in the shop's own rate is worth. */
const RATE_PRIOR_DAYS = 1000;
/** The mean gap of a shop in which nothing was ever bought again, in days. */
const UNKNOWN_GAP = 90;
/** A prior worth more days of waiting than this leaves a pair's own history without a say. */
const MAX_PRIOR_DAYS = 10_000;

type Sums = ReturnType<typeof createSums>;

/**
 * Fit how products are bought again (Poisson-Gamma; Bhagat et al., KDD 2018), as `trainProductRhythms` does for the served
 * model, in one pass over the columns: each product's gap and rate, shrunk to the shop's, and the Gamma prior's weight by
 * the moments `E[k (k - 1)] = t^2 (variance + mean^2)`.
 *
 * @param asOf epoch milliseconds of the newest order.
 */
export function fitDue(columns: ProfileColumns, { offsets, baskets }: BuyerBaskets, asOf: number): DueFit {
  const sums = createSums(columns.productIds.length);
  for (let buyer = 0; buyer + 1 < offsets.length; buyer++) {
    const own = listOwnProducts(columns, baskets.subarray(offsets[buyer], offsets[buyer + 1]));
    for (const pair of own) addPair(sums, pair, asOf);
  }
  const shopGap = sums.repeats > 0 && sums.span > 0 ? sums.span / sums.repeats : UNKNOWN_GAP;
  const shopRate = sums.waited > 0 ? sums.repeats / sums.waited : 0;
  const variance = sums.waitedSquared > 0 ? sums.repeatPairs / sums.waitedSquared - shopRate ** 2 : 0;
  const shrink = (own: Float64Array, weight: Float64Array, mean: number, prior: number) =>
    Float32Array.from(own, (value, i) => (value + prior * mean) / (weight[i]! + prior));
  return {
    productIds: columns.productIds,
    gapDays: shrink(sums.spanOf, sums.repeatsOf, shopGap, GAP_PRIOR),
    rate: shrink(sums.repeatsOf, sums.waitedOf, shopRate, RATE_PRIOR_DAYS),
    repeatBuyers: sums.repeatBuyers,
    priorDays: variance > 0 ? Math.min(MAX_PRIOR_DAYS, shopRate / variance) : MAX_PRIOR_DAYS,
    baseRate: sums.known > 0 ? sums.again / sums.known : 0,
  };
}

function createSums(size: number) {
  return {
    spanOf: new Float64Array(size),
    repeatsOf: new Float64Array(size),
    waitedOf: new Float64Array(size),
    repeatBuyers: new Uint32Array(size),
    span: 0,
    repeats: 0,
    waited: 0,
    waitedSquared: 0,
    repeatPairs: 0,
    /** Pairs older than the last window, and those of them bought again in it. */
    known: 0,
    again: 0,
  };
}

function addPair(sums: Sums, { product, count, firstAt, lastAt }: OwnProduct, asOf: number): void {
  const again = count - 1;
  const spanned = (lastAt - firstAt) / DAY;
  const waiting = Math.max(1, (asOf - firstAt) / DAY);
  sums.spanOf[product]! += spanned;
  sums.repeatsOf[product]! += again;
  sums.waitedOf[product]! += waiting;
  if (again > 0) sums.repeatBuyers[product]! += 1;
  sums.span += spanned;
  sums.repeats += again;
  sums.waited += waiting;
  sums.waitedSquared += waiting ** 2;
  sums.repeatPairs += again * (again - 1);
  const from = asOf - DUE_WITHIN;
  if (firstAt >= from) return;
  sums.known += 1;
  if (lastAt >= from) sums.again += 1;
}
