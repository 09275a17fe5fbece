import { modifiedPairRate, pairGap, pairRate } from './pair-rate.ts';
import type { PairHistory } from './pair-history.ts';
import type { ProductRhythms } from './product-rhythms.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Rates and probabilities are kept off 0 and 1 by this much before a logarithm. */
const TINY = 1e-6;

/** What the hazard is told of a pair of buyer and product, in the order of its columns. */
export const PAIR_FEATURES = [
  'purchases',
  'recency',
  'recency over gap',
  'repeat-customer probability',
  'rate (PG)',
  'units a purchase',
  'product orders, 60 days',
  'product trend, month in quarter',
  'orders skipped',
  'share of own orders',
  'decayed purchases, 120 days',
  'in the last order',
  'own orders',
  'recency of own last order',
  'decayed purchases, 30 days',
  'product orders, 90 days',
  'purchases x product orders, 30 days',
  'product trend, week in month',
  'product gap',
  'own products',
] as const;

/** The features that are the same for all products of a buyer: they move probabilities, never the order. */
export const BUYER_FEATURES: readonly number[] = [12, 13, 19];

/** One row a pair, `PAIR_FEATURES.length` columns; and what the other recipes order by. */
export interface PairDescriptions {
  readonly features: Float64Array;
  /** Rate under the modified Poisson-gamma model, repurchases a day. */
  readonly rates: Float64Array;
  /** Days expected between two purchases of the pair. */
  readonly gaps: Float64Array;
}

/** Describe each pair of a buyer's history as of an instant. Finite for any input; what lies after `asOf` has age 0. */
export function describePairs(
  pairs: PairHistory,
  rhythms: ProductRhythms,
  priorDays: number,
  asOf: number,
): PairDescriptions {
  const { products, counts, firstAt, lastAt } = pairs;
  const size = products.length;
  const features = new Float64Array(size * PAIR_FEATURES.length);
  const rates = new Float64Array(size);
  const gaps = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const product = products[i]!;
    const gap = pairGap(counts[i]!, firstAt[i]!, lastAt[i]!, rhythms.gap[product]!);
    const rate = rhythms.rate[product]!;
    const times = { count: counts[i]!, firstAt: firstAt[i]!, lastAt: lastAt[i]!, rate, priorDays, gap };
    gaps[i] = gap;
    rates[i] = modifiedPairRate(times, asOf);
    describePair(features, pairs, i, rhythms, { gap, rate: pairRate(times, asOf), asOf });
  }
  return { features, rates, gaps };
}

/** Fill row `i` of `features`. */
function describePair(
  features: Float64Array,
  pairs: PairHistory,
  i: number,
  rhythms: ProductRhythms,
  { gap, rate, asOf }: { readonly gap: number; readonly rate: number; readonly asOf: number },
): void {
  const product = pairs.products[i]!;
  const count = pairs.counts[i]!;
  const purchases = Math.log(count);
  const recency = Math.max(0, asOf - pairs.lastAt[i]!) / DAY;
  const month = rhythms.lastMonth[product]!;
  const quarter = rhythms.lastQuarter[product]!;
  let at = i * PAIR_FEATURES.length;
  features[at++] = purchases;
  features[at++] = Math.log1p(recency);
  features[at++] = Math.min(3, recency / Math.max(gap, TINY));
  features[at++] = logit(rhythms.repeatRate[product]!);
  features[at++] = Math.log(rate + TINY);
  features[at++] = Math.log1p(pairs.units[i]! / count);
  features[at++] = Math.log1p(rhythms.lastTwoMonths[product]!);
  features[at++] = Math.log((month + 5) / (quarter + 15));
  features[at++] = Math.log1p(pairs.skipped[i]!);
  features[at++] = count / pairs.orderCount;
  features[at++] = Math.log1p(pairs.decayed120[i]!);
  features[at++] = pairs.skipped[i] === 0 ? 1 : 0;
  features[at++] = Math.log(pairs.orderCount);
  features[at++] = Math.log1p(Math.max(0, asOf - pairs.lastOrderAt) / DAY);
  features[at++] = Math.log(pairs.decayed30[i]! + 0.01);
  features[at++] = Math.log1p(quarter);
  features[at++] = purchases * Math.log1p(month);
  features[at++] = Math.log((rhythms.lastWeek[product]! + 2) / (month + 8));
  features[at++] = Math.log(rhythms.gap[product]! + TINY);
  features[at] = Math.log(pairs.products.length);
}

function logit(share: number): number {
  const kept = Math.min(1 - TINY, Math.max(TINY, share));
  return Math.log(kept / (1 - kept));
}
