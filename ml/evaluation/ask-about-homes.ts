import { findIndex } from '../data/find-index.ts';
import type { Purchases } from '../data/purchases.ts';
import type { BoughtProduct } from '../ranking/bought-product.ts';
import type { Question } from './question.ts';

/**
 * Ask, for each buyer with orders both earlier and later: given all earlier purchases, which products new to the buyer
 * come later? Buyers who bought nothing new, and products outside the vocabulary, are left out. Buyers ascending by id.
 */
export function askAboutHomes(earlier: Purchases, later: Purchases, vocabulary: Float64Array): Question[] {
  const had = listByBuyer(earlier);
  const questions: [buyerId: number, Question][] = [];
  for (const [buyerId, wanted] of listByBuyer(later)) {
    const given = had.get(buyerId);
    if (!given) continue;
    const relevant = [...wanted.keys()].filter((id) => !given.has(id) && findIndex(vocabulary, id) >= 0);
    if (relevant.length > 0) questions.push([buyerId, { given: toHistory(given), relevant: new Set(relevant) }]);
  }
  return questions.sort((a, b) => a[0] - b[0]).map(([, question]) => question);
}

/** For each known buyer: the products bought, each with the newest instant. */
function listByBuyer(purchases: Purchases): Map<number, Map<number, number>> {
  const buyers = new Map<number, Map<number, number>>();
  for (const [basket, buyerId] of purchases.buyerIds.entries()) {
    if (buyerId === 0) continue;
    let bought = buyers.get(buyerId);
    if (!bought) buyers.set(buyerId, (bought = new Map()));
    for (const id of purchases.productIds.subarray(purchases.offsets[basket], purchases.offsets[basket + 1])) {
      bought.set(id, purchases.orderedAt[basket]!);
    }
  }
  return buyers;
}

function toHistory(bought: ReadonlyMap<number, number>): BoughtProduct[] {
  return [...bought].map(([productId, lastBoughtAt]) => ({ productId, lastBoughtAt }));
}
