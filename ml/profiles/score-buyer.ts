import { roundMinor } from '../math/round-minor.ts';
import type { BuyerScores } from './buyer-scores.ts';
import type { BuyerSummary } from './buyer-summary.ts';
import type { Prediction } from './create-predictor.ts';
import { estimateRhythm } from './estimate-rhythm.ts';
import { findReorderCurve, judgeStage } from './judge-stage.ts';
import { listDue } from './list-due.ts';
import { listOwnProducts } from './list-own-products.ts';
import { predictNextOrder } from './predict-next-order.ts';
import type { ProfileColumns } from './profile-columns.ts';
import type { CostFit, ProfileFit } from './profile-fit.ts';
import { scoreRfm } from './score-rfm.ts';

const DAY = 24 * 60 * 60 * 1000;
const DAY_SECONDS = DAY / 1000;
/** "Before" is so long ago. */
const BEFORE = 30 * DAY;

/** A buyer to score. */
export interface ScoredBuyer {
  readonly summary: BuyerSummary;
  /** Positions of the buyer's orders, by time. */
  readonly orders: Uint32Array;
  readonly prediction: Prediction;
}

/**
 * Score a buyer by the shop's fit: a function of the buyer's own orders and the fit. Recency counts from the fit's `asOf`,
 * or from the buyer's last order if that came later.
 */
export function scoreBuyer(fit: ProfileFit, columns: ProfileColumns, buyer: ScoredBuyer): BuyerScores {
  const { summary, orders, prediction } = buyer;
  const scoredAt = Math.max(fit.asOf, summary.lastOrderAt);
  const rhythm = estimateRhythm(summary, fit.rhythms);
  const now = standAt(fit, columns, orders, scoredAt);
  const before = standAt(fit, columns, orders, scoredAt - BEFORE);
  const next = predictNextOrder(findReorderCurve(fit.curves, summary.orderCount), {
    ownGapDays: rhythm.rhythmSource === 'own' ? listDays(summary.gapSeconds) : [],
    waitedDays: (scoredAt - summary.lastOrderAt) / DAY,
  });
  const at = (days: number | undefined) => (days === undefined ? null : Math.floor(summary.lastOrderAt + days * DAY));
  const { productIds } = columns;
  const dueProducts = listDue(fit.due, listOwnProducts(columns, orders), { productIds, asOf: scoredAt });
  return {
    scoredAt,
    rhythmDays: rhythm.rhythmDays,
    rhythmSource: rhythm.rhythmSource,
    recencyScore: now?.rfm?.recency ?? null,
    frequencyScore: now?.rfm?.frequency ?? null,
    monetaryScore: now?.rfm?.monetary ?? null,
    stage: now?.stage ?? null,
    recencyScoreBefore: before?.rfm?.recency ?? null,
    frequencyScoreBefore: before?.rfm?.frequency ?? null,
    monetaryScoreBefore: before?.rfm?.monetary ?? null,
    stageBefore: before?.stage ?? null,
    orderProbability90: prediction.orderProbability90,
    expectedOrders90: prediction.expectedOrders90,
    clv365MeanMinor: prediction.clv365MeanMinor,
    clv365P10Minor: prediction.clv365P10Minor,
    clv365P50Minor: prediction.clv365P50Minor,
    clv365P90Minor: prediction.clv365P90Minor,
    clvMargin365P50Minor: toMargin(prediction.clv365P50Minor, summary, fit.costs),
    nextOrderFrom: at(next?.[0]),
    nextOrderMedian: at(next?.[1]),
    nextOrderTo: at(next?.[2]),
    dueProducts,
    dueAt: dueProducts.length > 0 ? Math.min(...dueProducts.map(({ dueAt }) => dueAt)) : null,
  };
}

function listDays(gapSeconds: Uint32Array): number[] {
  const days: number[] = [];
  for (const gap of gapSeconds) days.push(gap / DAY_SECONDS);
  return days;
}

/** Where the buyer stood at an instant, by the orders up to then; null before the first. */
function standAt({ rfm, curves }: ProfileFit, columns: ProfileColumns, orders: Uint32Array, instant: number) {
  const { orderedAt, netRevenueMinor } = columns;
  let [orderCount, monetaryMinor, lastOrderAt] = [0, 0, 0];
  for (const order of orders) {
    if (orderedAt[order]! > instant) break;
    orderCount += 1;
    monetaryMinor += netRevenueMinor[order]!;
    lastOrderAt = orderedAt[order]!;
  }
  if (orderCount === 0) return null;
  const waited = instant - lastOrderAt;
  const curve = findReorderCurve(curves, orderCount);
  return {
    rfm: rfm && scoreRfm(rfm, { recencyDays: Math.floor(waited / DAY), frequency: orderCount, monetaryMinor }),
    stage: curve && judgeStage(curve, { orderCount, waitedDays: waited / DAY }),
  };
}

/** Net value as margin: by the buyer's own share of margin, to which the shop's counts as one average order. */
function toMargin(valueMinor: number | null, buyer: BuyerSummary, costs: CostFit): number | null {
  if (valueMinor === null || buyer.marginMinor === null || costs.marginShare === null) return null;
  const weight = Math.max(0, costs.averageOrderMinor);
  const net = buyer.netRevenueMinor + weight;
  if (buyer.netRevenueMinor <= 0 || net <= 0) return roundMinor(valueMinor * costs.marginShare);
  return roundMinor((valueMinor * (buyer.marginMinor + weight * costs.marginShare)) / net);
}
