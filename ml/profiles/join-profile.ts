import type { BuyerProfile } from './buyer-profile.ts';
import type { BuyerScores } from './buyer-scores.ts';
import type { BuyerSummary } from './buyer-summary.ts';

/**
 * Join what a buyer's orders say and what the shop's fit says of them. Field by field: to spread two objects of so many fields
 * costs more than to summarize a buyer.
 */
export function joinProfile(customerId: number, summary: BuyerSummary, scores: BuyerScores): BuyerProfile {
  return {
    customerId,
    firstOrderAt: summary.firstOrderAt,
    secondOrderAt: summary.secondOrderAt,
    lastOrderAt: summary.lastOrderAt,
    orderCount: summary.orderCount,
    netRevenueMinor: summary.netRevenueMinor,
    marginMinor: summary.marginMinor,
    averageOrderMinor: summary.averageOrderMinor,
    gapSeconds: summary.gapSeconds,
    medianGapSeconds: summary.medianGapSeconds,
    firstProductId: summary.firstProductId,
    firstProductType: summary.firstProductType,
    firstCountry: summary.firstCountry,
    firstSource: summary.firstSource,
    firstDiscounted: summary.firstDiscounted,
    discountedOrders: summary.discountedOrders,
    subscriptionOrders: summary.subscriptionOrders,
    tasteTypes: summary.tasteTypes,
    tasteVendors: summary.tasteVendors,
    priceBand: summary.priceBand,
    favouriteType: summary.favouriteType,
    favouriteVendor: summary.favouriteVendor,
    scoredAt: scores.scoredAt,
    rhythmDays: scores.rhythmDays,
    rhythmSource: scores.rhythmSource,
    recencyScore: scores.recencyScore,
    frequencyScore: scores.frequencyScore,
    monetaryScore: scores.monetaryScore,
    stage: scores.stage,
    recencyScoreBefore: scores.recencyScoreBefore,
    frequencyScoreBefore: scores.frequencyScoreBefore,
    monetaryScoreBefore: scores.monetaryScoreBefore,
    stageBefore: scores.stageBefore,
    orderProbability90: scores.orderProbability90,
    expectedOrders90: scores.expectedOrders90,
    clv365MeanMinor: scores.clv365MeanMinor,
    clv365P10Minor: scores.clv365P10Minor,
    clv365P50Minor: scores.clv365P50Minor,
    clv365P90Minor: scores.clv365P90Minor,
    clvMargin365P50Minor: scores.clvMargin365P50Minor,
    nextOrderFrom: scores.nextOrderFrom,
    nextOrderMedian: scores.nextOrderMedian,
    nextOrderTo: scores.nextOrderTo,
    dueProducts: scores.dueProducts,
    dueAt: scores.dueAt,
  };
}
