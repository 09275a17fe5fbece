import type { TrendSums } from './trend-sums.ts';

/** Add a product of an order of the window to the sums (`step` 1), or take it out (-1). */
export function addToTrend(trend: TrendSums, product: number, orderedAt: number, step: 1 | -1): void {
  if (product >= trend.counts.length) widen(trend, product + 1);
  trend.counts[product]! += step;
  trend.sums[product]! += step * (orderedAt - trend.base);
}

function widen(trend: TrendSums, length: number): void {
  const counts = new Uint32Array(Math.ceil(length * 1.5));
  const sums = new Float64Array(counts.length);
  counts.set(trend.counts);
  sums.set(trend.sums);
  Object.assign(trend, { counts, sums });
}
