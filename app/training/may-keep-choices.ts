import type { Purchases } from '#ml/data/purchases.ts';
import { DAY } from '../time.ts';
import type { ServedFigures } from './load-served-figures.ts';

/** Grown by this share, a shop may be another. */
const GROWTH = 0.2;

/** Whether the recipes that serve may learn anew without being chosen anew: chosen within a day, on much the same orders. */
export function mayKeepChoices(
  served: ServedFigures | null,
  { orderedAt }: Purchases,
  now: number,
): served is ServedFigures {
  const chosenAt = served?.figures.chosenAt;
  if (served == null || chosenAt == null || now - chosenAt >= DAY) return false;
  return Math.abs(orderedAt.length - served.orderCount) <= GROWTH * served.orderCount;
}
