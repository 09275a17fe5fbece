import type { BuyerScores } from './buyer-scores.ts';
import type { BuyerSummary } from './buyer-summary.ts';

/** A buyer as the orders show them, and what the shop's fit says of such a buyer. */
export interface BuyerProfile extends BuyerSummary, BuyerScores {
  readonly customerId: number;
}
