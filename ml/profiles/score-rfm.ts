import { quantile } from '../math/quantile.ts';

/** What RFM is made of, one place a buyer. */
export interface RfmColumns {
  readonly recencyDays: Float64Array;
  readonly frequency: Float64Array;
  readonly monetaryMinor: Float64Array;
}

/** Scores 1 to 5 (5 is best), one place a buyer, with the shop's own cut points. */
export interface RfmScores {
  readonly recency: Uint8Array;
  readonly frequency: Uint8Array;
  readonly monetary: Uint8Array;
  readonly cutPoints: {
    /** Up to the first cut scores 5, above the last 1. */
    readonly recencyDays: readonly number[];
    /** Up to the first cut scores 1, above the last 5. */
    readonly frequency: readonly number[];
    readonly monetaryMinor: readonly number[];
  };
}

export interface RfmOptions {
  /** Fewer buyers have no scores. Default 100. */
  readonly minBuyers?: number;
}

/**
 * Score recency, frequency and monetary value by quintiles of the shop's own buyers. The cut points are the 20th, 40th,
 * 60th and 80th percentile; a score counts the cuts a value lies above, so equal values always share a score and a
 * quintile may stay empty.
 *
 * @returns null below `minBuyers`: quintiles of a few say nothing.
 */
export function scoreRfm(
  { recencyDays, frequency, monetaryMinor }: RfmColumns,
  { minBuyers = 100 }: RfmOptions = {},
): RfmScores | null {
  if (recencyDays.length < minBuyers || recencyDays.length === 0) return null;
  const cutPoints = {
    recencyDays: findCuts(recencyDays),
    frequency: findCuts(frequency),
    monetaryMinor: findCuts(monetaryMinor),
  };
  return {
    recency: Uint8Array.from(recencyDays, (value) => 5 - countCutsBelow(value, cutPoints.recencyDays)),
    frequency: Uint8Array.from(frequency, (value) => 1 + countCutsBelow(value, cutPoints.frequency)),
    monetary: Uint8Array.from(monetaryMinor, (value) => 1 + countCutsBelow(value, cutPoints.monetaryMinor)),
    cutPoints,
  };
}

function findCuts(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  return [0.2, 0.4, 0.6, 0.8].map((p) => quantile(sorted, p));
}

function countCutsBelow(value: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => cut < value).length;
}
