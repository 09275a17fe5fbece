import type { Stage } from './buyer-scores.ts';
import type { ReorderCurve } from './reorder-curve.ts';

/** From so many orders a buyer in time is loyal. */
const LOYAL_ORDERS = 3;

/** The reorder curve for buyers with so many orders; null where the shop has none. */
export function findReorderCurve(curves: readonly ReorderCurve[], orderCount: number): ReorderCurve | null {
  return curves.find(({ toOrder }) => toOrder === null || orderCount <= toOrder) ?? null;
}

/**
 * Judge a buyer's lifecycle stage by the borders of the reorder curve at the buyer's order count:
 *
 * - `lapsed`: waited longer than the 90th percentile; `atRisk`: longer than the 75th;
 * - else `loyal` from three orders; `new` with one order, up to the 50th; `active` otherwise.
 */
export function judgeStage(
  { p50Days, p75Days, p90Days }: Pick<ReorderCurve, 'p50Days' | 'p75Days' | 'p90Days'>,
  { orderCount, waitedDays }: { readonly orderCount: number; readonly waitedDays: number },
): Stage {
  if (waitedDays > p90Days) return 'lapsed';
  if (waitedDays > p75Days) return 'atRisk';
  if (orderCount >= LOYAL_ORDERS) return 'loyal';
  return orderCount === 1 && waitedDays <= p50Days ? 'new' : 'active';
}
