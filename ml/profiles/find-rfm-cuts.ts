import { quantile } from '../math/quantile.ts';

/** What RFM is made of, one place a buyer. */
export interface RfmColumns {
  readonly recencyDays: Float64Array;
  readonly frequency: Float64Array;
  readonly monetaryMinor: Float64Array;
}

/** The 20th, 40th, 60th and 80th percentile of the shop's own buyers. */
export interface RfmCuts {
  /** Up to the first cut scores 5, above the last 1. */
  readonly recencyDays: readonly number[];
  /** Up to the first cut scores 1, above the last 5. */
  readonly frequency: readonly number[];
  readonly monetaryMinor: readonly number[];
}

/** Find the cut points of RFM: the quintiles of a shop's own buyers, one at least. */
export function findRfmCuts({ recencyDays, frequency, monetaryMinor }: RfmColumns): RfmCuts {
  return {
    recencyDays: findCuts(recencyDays),
    frequency: findCuts(frequency),
    monetaryMinor: findCuts(monetaryMinor),
  };
}

function findCuts(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  return [0.2, 0.4, 0.6, 0.8].map((p) => quantile(sorted, p));
}
