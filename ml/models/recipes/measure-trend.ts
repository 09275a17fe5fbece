import { trainPopularity } from '../train-popularity.ts';
import type { TrainingData } from './training-data.ts';

/** How much a product is wanted now: the root of `1 + trending` (`trainPopularity`), by vocabulary index. */
export function measureTrend({ baskets, purchases, asOf, share }: TrainingData): Float64Array {
  return share('trend', () =>
    trainPopularity(baskets, purchases.orderedAt, { asOf }).trending.map((orders) => Math.sqrt(1 + orders)),
  );
}
