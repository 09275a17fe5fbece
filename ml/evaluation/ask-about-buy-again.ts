import { findIndex } from '../data/find-index.ts';
import type { Purchases } from '../data/purchases.ts';
import { listBuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import type { BuyerOrders } from '../models/buy-again/score-due.ts';
import type { Question } from './question.ts';

/** Which of their past products does a buyer buy again? Unlike in other questions, what is relevant is among the given. */
export interface BuyAgainQuestion extends Question {
  readonly buyerId: number;
  /** All earlier orders of the buyer. */
  readonly orders: BuyerOrders;
}

/**
 * Ask, for each buyer who buys one of their earlier products again later: which are they? All of the buyer's earlier
 * products are candidates. Buyers ascending by id; those who buy nothing again are not asked about.
 */
export function askAboutBuyAgain(before: Purchases, after: Purchases): BuyAgainQuestion[] {
  const earlier = listBuyerBaskets(before.buyerIds);
  const later = listBuyerBaskets(after.buyerIds);
  const questions: BuyAgainQuestion[] = [];
  for (const [at, buyerId] of later.buyerIds.entries()) {
    const buyer = findIndex(earlier.buyerIds, buyerId);
    if (buyer < 0) continue;
    const orders = pickOrders(before, earlier.baskets.subarray(earlier.offsets[buyer], earlier.offsets[buyer + 1]));
    const lastBoughtAt = new Map<number, number>();
    for (const [basket, orderedAt] of orders.orderedAt.entries()) {
      for (const id of orders.productIds.subarray(orders.offsets[basket], orders.offsets[basket + 1])) {
        lastBoughtAt.set(id, orderedAt);
      }
    }
    const relevant = new Set<number>();
    for (const basket of later.baskets.subarray(later.offsets[at], later.offsets[at + 1])) {
      for (const id of after.productIds.subarray(after.offsets[basket], after.offsets[basket + 1])) {
        if (lastBoughtAt.has(id)) relevant.add(id);
      }
    }
    if (relevant.size === 0) continue;
    const given = [...lastBoughtAt].map(([productId, boughtAt]) => ({ productId, lastBoughtAt: boughtAt }));
    questions.push({ buyerId, orders, given, relevant });
  }
  return questions;
}

function pickOrders({ orderedAt, offsets, productIds, units }: Purchases, baskets: Uint32Array): BuyerOrders {
  const picked = new Uint32Array(baskets.length + 1);
  for (const [i, basket] of baskets.entries()) picked[i + 1] = picked[i]! + offsets[basket + 1]! - offsets[basket]!;
  const ids = new Float64Array(picked[baskets.length]!);
  const counts = new Float32Array(ids.length).fill(1);
  for (const [i, basket] of baskets.entries()) {
    ids.set(productIds.subarray(offsets[basket], offsets[basket + 1]), picked[i]);
    if (units) counts.set(units.subarray(offsets[basket], offsets[basket + 1]), picked[i]);
  }
  return {
    orderedAt: Float64Array.from(baskets, (b) => orderedAt[b]!),
    offsets: picked,
    productIds: ids,
    units: counts,
  };
}
