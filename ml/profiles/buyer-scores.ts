/** Where a buyer stands on the shop's own reorder curve: see `judgeStage`. */
export const STAGES = ['new', 'active', 'loyal', 'atRisk', 'lapsed'] as const;
export type Stage = (typeof STAGES)[number];

/** A product that a buyer is likely to need again. */
export interface DueItem {
  readonly productId: number;
  /** Epoch milliseconds, not before the buyer is scored. */
  readonly dueAt: number;
  /** Of buying it within 60 days. */
  readonly probability: number;
}

/** What the shop's fit says of a buyer. Null is not known: the fit says why. Instants in epoch milliseconds. */
export interface BuyerScores {
  /** Recency is counted from here: the fit's `asOf`, or the buyer's last order if that came later. */
  readonly scoredAt: number;
  /** Expected days between two orders. */
  readonly rhythmDays: number | null;
  /** `own`: the buyer's median gap, from three orders; `shop`: shrunk to the shop's for the product types bought. */
  readonly rhythmSource: 'own' | 'shop' | null;
  /** 1 to 5, 5 is best. */
  readonly recencyScore: number | null;
  readonly frequencyScore: number | null;
  readonly monetaryScore: number | null;
  readonly stage: Stage | null;
  /** The same 30 days earlier, by the same fit; null for a buyer who came since. */
  readonly recencyScoreBefore: number | null;
  readonly frequencyScoreBefore: number | null;
  readonly monetaryScoreBefore: number | null;
  readonly stageBefore: Stage | null;
  /** Of at least one order within 90 days; churn risk is what is left to 1. */
  readonly orderProbability90: number | null;
  readonly expectedOrders90: number | null;
  /** Net revenue to expect in the next 365 days; of many buyers these add up, percentiles do not. */
  readonly clv365MeanMinor: number | null;
  /** Net revenue of the next 365 days: 10, 50 and 90 %. */
  readonly clv365P10Minor: number | null;
  readonly clv365P50Minor: number | null;
  readonly clv365P90Minor: number | null;
  /** The middle of it as margin; null where the buyer's margin is not known. */
  readonly clvMargin365P50Minor: number | null;
  /** When the next order comes, if at all: 25, 50 and 75 %. */
  readonly nextOrderFrom: number | null;
  readonly nextOrderMedian: number | null;
  readonly nextOrderTo: number | null;
  /** The likeliest first, up to five. */
  readonly dueProducts: readonly DueItem[];
  /** The earliest of them. */
  readonly dueAt: number | null;
}
