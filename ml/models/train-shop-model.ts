import { buildBasketMatrix } from '../data/build-basket-matrix.ts';
import { buildVocabulary } from '../data/build-vocabulary.ts';
import { mergeRows } from '../data/merge-rows.ts';
import type { Purchases } from '../data/purchases.ts';
import type { ShopModel } from './shop-model.ts';
import { trainCoPurchase } from './train-co-purchase.ts';
import { trainPopularity } from './train-popularity.ts';
import { trainRepurchase } from './train-repurchase.ts';

export interface ShopModelOptions {
  /** The instant from which age counts. Default: the newest basket's. */
  readonly asOf?: number;
}

/**
 * Train everything a shop's placements need, from what was bought. A function of the set of baskets: their order, and
 * the order of lines in them, changes no byte. Without baskets the model is empty and valid.
 */
export function trainShopModel(purchases: Purchases, { asOf = newest(purchases) }: ShopModelOptions = {}): ShopModel {
  const vocabulary = buildVocabulary(purchases.productIds);
  const baskets = buildBasketMatrix(purchases, vocabulary);
  const buyers = mergeRows(baskets, purchases.buyerIds);
  return {
    asOf,
    orderCount: countFilled(baskets.offsets),
    buyerCount: countFilled(buyers.offsets),
    vocabulary,
    boughtTogether: trainCoPurchase(baskets),
    alsoBought: trainCoPurchase(buyers),
    popularity: trainPopularity(baskets, buyers, purchases.orderedAt, { asOf }),
    repurchase: trainRepurchase(baskets, purchases.buyerIds),
  };
}

function newest({ orderedAt }: Purchases): number {
  return orderedAt.reduce((latest, at) => Math.max(latest, at), 0);
}

function countFilled(offsets: Uint32Array): number {
  let filled = 0;
  for (let row = 0; row + 1 < offsets.length; row++) if (offsets[row + 1]! > offsets[row]!) filled++;
  return filled;
}
