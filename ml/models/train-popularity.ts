import { countColumns } from '../data/count-columns.ts';
import type { Matrix } from '../data/matrix.ts';
import { TRENDING_WINDOW } from './trending-window.ts';

/** How much each product is bought, by vocabulary index. */
export interface Popularity {
  /** Orders that hold the product. */
  readonly orders: Uint32Array;
  /** Orders of the last days, the newer the more (see {@link trainPopularity}). */
  readonly trending: Float64Array;
}

export interface PopularityOptions {
  /** The instant from which age counts, in epoch milliseconds. */
  readonly asOf: number;
  /** How far back an order still counts as trending, in milliseconds. Default 30 days. */
  readonly trendingWindow?: number;
}

/**
 * Train popularity: orders, and trending orders, of each product.
 *
 * An order of age `a` adds `1 - a / trendingWindow` to trending, and nothing once it is older than the window: a trend
 * fades evenly and nothing drops off at once. An order dated after `asOf` counts as one made then. Summed in whole milliseconds, so the order of orders never matters.
 *
 * @param baskets orders x products. @param orderedAt one instant a basket.
 */
export function trainPopularity(
  baskets: Matrix,
  orderedAt: Float64Array,
  { asOf, trendingWindow = TRENDING_WINDOW }: PopularityOptions,
): Popularity {
  const remaining = new Float64Array(baskets.columnCount);
  for (let basket = 0; basket < baskets.rowCount; basket++) {
    const left = trendingWindow - Math.max(0, asOf - orderedAt[basket]!);
    if (left <= 0) continue;
    for (let i = baskets.offsets[basket]!; i < baskets.offsets[basket + 1]!; i++)
      remaining[baskets.columns[i]!]! += left;
  }
  return {
    orders: Uint32Array.from(countColumns(baskets)),
    trending: remaining.map((sum) => sum / trendingWindow),
  };
}
