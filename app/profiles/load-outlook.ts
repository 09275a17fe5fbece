import { estimateForecastError } from '#ml/profiles/estimate-forecast-error.ts';
import type { Database } from '../db.server.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { getProfileFit } from './get-profile-fit.ts';

/** What the profiles of a shop say of the weeks to come, all buyers taken together. */
export interface BuyerOutlook {
  readonly buyers: number;
  /** Whether the shop has a fit: until the first one nothing below is known. */
  readonly isFitted: boolean;
  /** Buyers whose lifecycle stage is known. */
  readonly staged: number;
  readonly atRisk: number;
  /** At risk 30 days earlier. */
  readonly atRiskBefore: number;
  /** What the buyers at risk have brought so far. */
  readonly atRiskNetMinor: number;
  /** Buyers whose probability of ordering within 90 days is known. */
  readonly foreseen: number;
  /** Sum of these probabilities: how many of them are expected to order. */
  readonly expected: number;
  /** Its variance, buyers being independent: the sum of `p (1 - p)` (Poisson-binomial). */
  readonly variance: number;
  /** Relative error, beyond chance, of the same sum 90 days ago; null where the shop was too young for one. */
  readonly relativeError: number | null;
}

const OUTLOOK = `SELECT count(*) AS buyers,
    count(stage) AS staged,
    coalesce(sum(stage = 'atRisk'), 0) AS atRisk,
    coalesce(sum(stageBefore = 'atRisk'), 0) AS atRiskBefore,
    coalesce(sum(iif(stage = 'atRisk', netRevenueMinor, 0)), 0) AS atRiskNetMinor,
    count(orderProbability90) AS foreseen,
    coalesce(sum(orderProbability90), 0.0) AS expected,
    coalesce(sum(orderProbability90 * (1 - orderProbability90)), 0.0) AS variance
  FROM BuyerProfile WHERE shopId = ?`;

/** Sum up the profiles of a shop. */
export function loadOutlook(db: Database, shopId: number): BuyerOutlook {
  const sums = prepareOnce(db, OUTLOOK).get(shopId) as Omit<BuyerOutlook, 'isFitted' | 'relativeError'>;
  const fit = getProfileFit(db, shopId);
  return { ...sums, isFitted: fit !== null, relativeError: estimateForecastError(fit?.calibration ?? []) };
}
