import type { BuyerScores } from './buyer-scores.ts';
import type { BuyerSummary } from './buyer-summary.ts';
import type { RhythmFit } from './fit-rhythms.ts';

const DAY_SECONDS = 24 * 60 * 60;
/** From so many orders a buyer's rhythm is their own. */
const OWN_ORDERS = 3;
/** Gaps' worth of belief in the shop's rhythm. */
const SHOP_PRIOR = 2;

type Rhythm = Pick<BuyerScores, 'rhythmDays' | 'rhythmSource'>;

/**
 * Estimate the days between two orders of a buyer: the buyer's median gap from three orders; else the shop's for the product
 * types bought (their mean, weighted by the buyer's shares), to which a single gap adds as one of three. To a tenth of a day.
 */
export function estimateRhythm(
  { orderCount, medianGapSeconds, tasteTypes }: BuyerSummary,
  { medianDays, types }: RhythmFit,
): Rhythm {
  const own = medianGapSeconds === null ? 0 : medianGapSeconds / DAY_SECONDS;
  if (orderCount >= OWN_ORDERS) return { rhythmDays: round(own), rhythmSource: 'own' };
  if (medianDays === null) return { rhythmDays: null, rhythmSource: null };
  let [sum, weight] = [0, 0];
  for (const { name, share } of tasteTypes) {
    sum += share * (types.find((type) => type.name === name)?.medianDays ?? medianDays);
    weight += share;
  }
  const shop = weight > 0 ? sum / weight : medianDays;
  const gaps = orderCount - 1;
  return { rhythmDays: round((gaps * own + SHOP_PRIOR * shop) / (gaps + SHOP_PRIOR)), rhythmSource: 'shop' };
}

function round(days: number): number {
  return Math.round(days * 10) / 10;
}
