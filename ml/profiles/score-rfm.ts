import type { RfmCuts } from './find-rfm-cuts.ts';

/** Scores from 1 to 5; 5 is best. */
export interface RfmScores {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

/**
 * Score a buyer's recency, frequency and monetary value by quintiles: a score counts the cuts a value lies above, so equal
 * values always share a score and a quintile may stay empty.
 */
export function scoreRfm(
  cuts: RfmCuts,
  buyer: { readonly recencyDays: number; readonly frequency: number; readonly monetaryMinor: number },
): RfmScores {
  return {
    recency: 5 - countCutsBelow(buyer.recencyDays, cuts.recencyDays),
    frequency: 1 + countCutsBelow(buyer.frequency, cuts.frequency),
    monetary: 1 + countCutsBelow(buyer.monetaryMinor, cuts.monetaryMinor),
  };
}

function countCutsBelow(value: number, cuts: readonly number[]): number {
  let below = 0;
  for (const cut of cuts) if (cut < value) below += 1;
  return below;
}
