import { countTrendEnd, findTrendEnd } from './find-trend-end.ts';
import { TRENDING_WINDOW } from './trending-window.ts';

/**
 * Find the instant from which the age of orders counts, in epoch milliseconds: the newest order's, but that a few dated
 * far ahead do not make all others old (`findTrendEnd`). The live counts find the same.
 *
 * @param orderedAt ascending. @returns 0 without orders.
 */
export function findAsOf(orderedAt: Float64Array): number {
  return findTrendEnd(orderedAt.slice(orderedAt.length - countTrendEnd(orderedAt.length)).reverse(), TRENDING_WINDOW);
}
