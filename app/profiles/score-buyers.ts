import { scoreRfm, type RfmScores } from '#ml/profiles/score-rfm.ts';
import type { Database } from '../db.server.ts';
import { DAY } from '../time.ts';
import { loadProfiles } from './load-profiles.ts';

/** RFM of a shop's buyers: place `i` of each score belongs to `customerIds[i]`. */
export interface BuyerScores extends RfmScores {
  readonly customerIds: Float64Array;
  /** Recency is counted from here, in epoch milliseconds. */
  readonly asOf: number;
}

/**
 * Score all buyers of a shop by recency (whole days since the last order), frequency and monetary value.
 * `asOf` is the instant of the newest order of any buyer. Null below 100 buyers.
 */
export function scoreBuyers(db: Database, shopId: number): BuyerScores | null {
  const profiles = loadProfiles(db, shopId);
  const asOf = profiles.reduce((latest, { lastOrderAt }) => Math.max(latest, lastOrderAt), 0);
  const scores = scoreRfm({
    recencyDays: Float64Array.from(profiles, ({ lastOrderAt }) => Math.floor((asOf - lastOrderAt) / DAY)),
    frequency: Float64Array.from(profiles, ({ orderCount }) => orderCount),
    monetaryMinor: Float64Array.from(profiles, ({ netRevenueMinor }) => netRevenueMinor),
  });
  return scores && { ...scores, customerIds: Float64Array.from(profiles, ({ customerId }) => customerId), asOf };
}
