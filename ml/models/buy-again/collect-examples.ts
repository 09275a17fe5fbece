import { buildVocabulary } from '#ml/data/build-vocabulary.ts';
import { findIndex } from '#ml/data/find-index.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import { splitByTime } from '#ml/data/split-by-time.ts';
import { describePairs, PAIR_FEATURES } from './describe-pairs.ts';
import { gatherPairs } from './gather-pairs.ts';
import { listBuyerBaskets } from './list-buyer-baskets.ts';
import { trainProductRhythms } from './train-product-rhythms.ts';

/** Every pair of known buyer and past product as of a cutoff, and whether it was bought again in the window behind. */
export interface WindowExamples {
  /** Rows of `PAIR_FEATURES.length` columns, by ascending buyer, then product. */
  readonly features: Float64Array;
  /** 1 if the buyer bought the product in the window. */
  readonly labels: Uint8Array;
  /** Rows of buyer `b` are `offsets[b]` to `offsets[b + 1]`. */
  readonly offsets: Uint32Array;
}

/**
 * Collect the examples of one window: what was known before `from`, and what was bought from then until before `to`
 * (`to` included if `isLast`).
 */
export function collectExamples(
  purchases: Purchases,
  { from, to, isLast }: { readonly from: number; readonly to: number; readonly isLast: boolean },
): WindowExamples {
  const { before: known, after } = splitByTime(purchases, from);
  const vocabulary = buildVocabulary(known.productIds);
  const buyers = listBuyerBaskets(known.buyerIds);
  const histories = Array.from(buyers.buyerIds, (_, buyer) =>
    gatherPairs(known, buyers.baskets.subarray(buyers.offsets[buyer], buyers.offsets[buyer + 1]), vocabulary, from),
  );
  const { rhythms, priorDays } = trainProductRhythms(known, histories, vocabulary, from);
  const offsets = new Uint32Array(histories.length + 1);
  for (const [buyer, { products }] of histories.entries()) offsets[buyer + 1] = offsets[buyer]! + products.length;
  const features = new Float64Array(offsets[histories.length]! * PAIR_FEATURES.length);
  const labels = new Uint8Array(offsets[histories.length]!);
  for (const [buyer, history] of histories.entries()) {
    features.set(describePairs(history, rhythms, priorDays, from).features, offsets[buyer]! * PAIR_FEATURES.length);
  }
  for (const [basket, buyerId] of after.buyerIds.entries()) {
    if (after.orderedAt[basket]! > to || (after.orderedAt[basket] === to && !isLast)) break;
    const buyer = buyerId === 0 ? -1 : findIndex(buyers.buyerIds, buyerId);
    if (buyer < 0) continue;
    for (const id of after.productIds.subarray(after.offsets[basket], after.offsets[basket + 1])) {
      const row = findRow(histories[buyer]!.products, findIndex(vocabulary, id));
      if (row >= 0) labels[offsets[buyer]! + row] = 1;
    }
  }
  return { features, labels, offsets };
}

/** Where a product stands in an ascending list; -1 if it is not in it. */
function findRow(products: Uint32Array, product: number): number {
  let low = 0;
  let high = products.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (products[middle] === product) return middle;
    if (products[middle]! < product) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
