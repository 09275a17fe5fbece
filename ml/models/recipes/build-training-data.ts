import { buildBasketMatrix } from '#ml/data/build-basket-matrix.ts';
import { buildVocabulary } from '#ml/data/build-vocabulary.ts';
import { mergeRows } from '#ml/data/merge-rows.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import { findAsOf } from '../find-as-of.ts';
import type { TrainingData } from './training-data.ts';

interface TrainingDataOptions {
  readonly kernels: Kernels;
  /** The instant from which age counts, in epoch milliseconds. Default: `findAsOf` the baskets. */
  readonly asOf?: number;
}

/** Build what the recipes learn from. A function of the set of baskets; their order changes nothing. */
export function buildTrainingData(
  purchases: Purchases,
  { kernels, asOf = findAsOf(purchases.orderedAt) }: TrainingDataOptions,
): TrainingData {
  const vocabulary = buildVocabulary(purchases.productIds);
  const baskets = buildBasketMatrix(purchases, vocabulary);
  const buyers = mergeRows(baskets, purchases.buyerIds);
  const shared = new Map<string, unknown>();
  return {
    purchases,
    vocabulary,
    baskets,
    buyers,
    asOf,
    kernels,
    share<T>(name: string, build: () => T): T {
      if (!shared.has(name)) shared.set(name, build());
      return shared.get(name) as T;
    },
  };
}
